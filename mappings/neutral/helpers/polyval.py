import array_api_strict as xp


def polyval(coefficients: xp.Array, x):
    """The polynomial with the given coefficients, the highest power first, at x."""
    value = 0 * x
    for i in range(coefficients.shape[0]):
        value = value * x + coefficients[i]
    return value
