import array_api_strict as xp


def expand(x: xp.Array, shape: tuple[int, ...]):
    """x broadcast to shape, in which -1 stands for x's own size of that axis."""
    return xp.broadcast_to(x, tuple(x.shape[axis] if n == -1 else n for axis, n in enumerate(shape, -len(shape))))
