import paddle


def pad(x, pad_width, mode="constant", constant_values=0):
    """Elements added before and after each axis."""
    if isinstance(pad_width, int):
        pad_width = ((pad_width, pad_width),) * x.ndim
    elif isinstance(pad_width[0], int):
        before, after = (tuple(pad_width) * 2)[:2]
        pad_width = ((before, after),) * x.ndim
    elif len(pad_width) == 1:
        pad_width = tuple(pad_width) * x.ndim
    for axis, (before, after) in enumerate(pad_width):
        if before == after == 0:
            continue
        length = x.shape[axis]
        if mode == "constant":
            sides = [list(x.shape), list(x.shape)]
            sides[0][axis], sides[1][axis] = before, after
            first, last = (paddle.full_like(paddle.zeros(shape, dtype=x.dtype), constant_values) for shape in sides)
            x = paddle.concat([first, x, last], axis=axis)
            continue
        index = paddle.arange(-before, length + after)
        if mode == "edge":
            index = paddle.clip(index, 0, length - 1)
        elif mode == "wrap":
            index = index % length
        elif mode == "symmetric":
            index = index % (2 * length)
            index = paddle.minimum(index, 2 * length - 1 - index)
        elif mode == "reflect":
            period = max(2 * length - 2, 1)
            index = index % period
            index = paddle.minimum(index, period - index) if length > 1 else index * 0
        else:
            raise ValueError(f"pad mode {mode!r} is not supported")
        x = paddle.index_select(x, index, axis=axis)
    return x
