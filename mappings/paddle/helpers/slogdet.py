import paddle


def slogdet(x):
    """The sign and the logarithm of the absolute value of the determinant."""
    if x.is_complex() or x.size == 0:
        sign, logabsdet = paddle.linalg.slogdet(x)
        return sign, paddle.real(logabsdet) if logabsdet.is_complex() else logabsdet
    factors, pivots = paddle.linalg.lu(x)  # Paddle's own goes by way of the determinant, which may be too small or too large for a number
    diagonal = paddle.diagonal(factors, axis1=-2, axis2=-1)
    swaps = (pivots != paddle.arange(1, x.shape[-1] + 1, dtype=pivots.dtype)).astype(x.dtype).sum(-1)
    return paddle.sign(diagonal).prod(-1) * (1 - 2 * (swaps % 2)), paddle.log(paddle.abs(diagonal)).sum(-1)
