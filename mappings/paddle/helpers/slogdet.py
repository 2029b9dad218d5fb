import paddle


def slogdet(x):
    """The sign and the logarithm of the absolute value of the determinant."""
    sign, logabsdet = paddle.linalg.slogdet(x)
    return sign, paddle.real(logabsdet) if logabsdet.is_complex() else logabsdet
