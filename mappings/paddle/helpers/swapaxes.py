import paddle


def swapaxes(x, axis1, axis2):
    """x with two axes interchanged."""
    order = list(range(x.ndim))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return paddle.transpose(x, order)
