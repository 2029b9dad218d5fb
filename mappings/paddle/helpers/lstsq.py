import paddle


def lstsq(a, b):
    """The x of least norm that minimises the norm of a @ x - b, by the inverse, as paddle.linalg.lstsq gives a no gradient."""
    return paddle.linalg.pinv(a, rcond=max(a.shape[-2:]) * paddle.finfo(a.dtype).eps) @ b
