import paddle


def ifftshift(x, axes=None):
    """The zero frequency moved from the middle of the axes to their beginning."""
    axes = range(x.ndim) if axes is None else [axes] if isinstance(axes, int) else axes
    return paddle.roll(x, [-(x.shape[axis] // 2) for axis in axes], list(axes))
