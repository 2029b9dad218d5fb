import paddle


def pinv(x, rtol=None):
    """The Moore-Penrose inverse; singular values up to rtol times the greatest count as zero."""
    if x.size == 0:
        return x.mT
    if rtol is None:
        rtol = max(x.shape[-2:]) * paddle.finfo(x.dtype if x.is_floating_point() else paddle.abs(x).dtype).eps
    if x.is_floating_point():
        return paddle.linalg.pinv(x, rcond=rtol)
    u, s, vh = paddle.linalg.svd(x, full_matrices=False)
    inverse = paddle.where(s > rtol * s.max(axis=-1, keepdim=True), 1.0 / s, paddle.zeros_like(s))
    return paddle.conj(vh.mT) @ (inverse.unsqueeze(-1).astype(x.dtype) * paddle.conj(u.mT))
