def nanmedian_over(x, axis=None, keepdims=False):
    """The mean of the two middle elements that are not NaN over one axis, several axes, or all of them."""
    low = nanquantile(x, 0.5, axis=axis, keepdims=keepdims, method="lower")
    high = nanquantile(x, 0.5, axis=axis, keepdims=keepdims, method="higher")
    return (low + high) / 2
