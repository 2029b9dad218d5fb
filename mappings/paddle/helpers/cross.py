import paddle


def cross(x1, x2, axis=-1):
    """The cross product of the vectors along an axis, counted from the end where the ranks differ."""
    if x1.shape != x2.shape:
        x1, x2 = paddle.broadcast_tensors([x1, x2])
    return paddle.cross(x1, x2, axis=axis)
