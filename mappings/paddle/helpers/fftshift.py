import paddle


def fftshift(x, axes=None):
    """The zero frequency moved to the middle of the axes."""
    axes = range(x.ndim) if axes is None else [axes] if isinstance(axes, int) else axes
    return paddle.roll(x, [x.shape[axis] // 2 for axis in axes], list(axes))
