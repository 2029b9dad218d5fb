import array_api_strict as xp


def companion(coefficients: xp.Array):
    """The companion matrix of the polynomial with these coefficients, the highest power first."""
    n = coefficients.shape[0] - 1
    first = xp.expand_dims(-coefficients[1:] / coefficients[0], axis=0)
    return xp.concat([first, xp.eye(n, dtype=coefficients.dtype)[:n - 1, :]], axis=0)
