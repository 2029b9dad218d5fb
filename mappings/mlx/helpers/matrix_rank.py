import mlx.core as mx


def matrix_rank(x, rtol=None):
    """The number of singular values above rtol times the greatest."""
    if x.size == 0:
        return mx.zeros(x.shape[:-2], dtype=mx.int32)
    s = mx.linalg.svd(x, compute_uv=False)
    rtol = max(x.shape[-2:]) * mx.finfo(s.dtype).eps if rtol is None else mx.expand_dims(rtol, -1) if isinstance(rtol, mx.array) else rtol
    return mx.sum(s > rtol * mx.max(s, axis=-1, keepdims=True), axis=-1)
