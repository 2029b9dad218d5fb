import paddle


def isclose(x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Where x1 is within atol + rtol * abs(x2) of x2; infinities are close to themselves, NaN to NaN only if equal_nan."""
    x1, x2 = (
        x if isinstance(x, paddle.Tensor) else paddle.to_tensor(x, dtype=other.dtype) for x, other in ((x1, x2), (x2, x1))
    )
    if not (x1.is_floating_point() or x1.is_complex()):
        x1, x2 = x1.astype(paddle.float64), x2.astype(paddle.float64)
    near = (paddle.abs(x1 - x2) <= atol + rtol * paddle.abs(x2)) & paddle.isfinite(x2)
    close = near | (paddle.isinf(x1) & (x1 == x2))
    return close | (paddle.isnan(x1) & paddle.isnan(x2)) if equal_nan else close
