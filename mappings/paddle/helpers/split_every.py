import paddle


def split_every(x, size, axis=0):
    """x cut along axis into parts of length size, the last one shorter if it does not divide the length."""
    whole, rest = divmod(x.shape[axis], size)
    return paddle.split(x, [size] * whole + [rest] * (rest > 0), axis=axis)
