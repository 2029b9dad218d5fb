import mlx.core as mx


def corrcoef(x, y=None, rowvar=True):
    """The correlations of the rows of x (and y), or of the columns."""
    c = cov(x, y, rowvar=rowvar)
    if c.ndim == 0:
        return c / c
    deviations = mx.sqrt(mx.real(mx.diag(c)))
    return c / deviations[:, None] / deviations
