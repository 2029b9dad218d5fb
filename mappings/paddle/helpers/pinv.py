import paddle


def pinv(x, rtol=None):
    """The Moore-Penrose inverse; singular values up to rtol times the greatest count as zero."""
    if rtol is None:
        rtol = max(x.shape[-2:]) * paddle.finfo(x.dtype if x.is_floating_point() else paddle.abs(x).dtype).eps
    return paddle.linalg.pinv(x, rcond=rtol)
