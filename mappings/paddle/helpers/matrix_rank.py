import paddle


def matrix_rank(x, rtol=None):
    """How many singular values of each matrix exceed rtol times the greatest one."""
    values = paddle.linalg.svdvals(x)
    if rtol is None:
        rtol = max(x.shape[-2:]) * paddle.finfo(values.dtype).eps
    limit = values.max(axis=-1, keepdim=True) * (rtol.unsqueeze(-1) if isinstance(rtol, paddle.Tensor) else rtol)
    return paddle.count_nonzero(values > limit, axis=-1)
