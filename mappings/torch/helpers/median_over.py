def median_over(x, axis=None, keepdims=False):
    """The mean of the two middle elements over one axis, several axes, or all of them."""
    low = quantile(x, 0.5, axis=axis, keepdims=keepdims, method="lower")
    high = quantile(x, 0.5, axis=axis, keepdims=keepdims, method="higher")
    return (low + high) / 2
