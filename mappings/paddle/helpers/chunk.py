import paddle


def chunk(x, chunks, axis=0):
    """x cut along axis into at most so many parts of one length, the last one shorter if it does not divide."""
    length = x.shape[axis]
    size = -(-length // chunks)
    whole, rest = divmod(length, max(size, 1))
    return paddle.split(x, [size] * whole + [rest] * (rest > 0), axis=axis)
