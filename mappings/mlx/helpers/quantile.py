import mlx.core as mx


def quantile(x, q, axis=None, keepdims=False, method="linear"):
    """The quantiles over the given axes at q, interpolated between neighbours; NaN where any is NaN; the axes of q come first."""
    result = nanquantile(x, q, axis=axis, keepdims=keepdims, method=method)
    return mx.where(mx.any(mx.isnan(x), axis=axis, keepdims=keepdims), mx.nan, result)
