import array_api_strict as xp


def polynomial_of_several(coefficients: list, x: xp.Array):
    """The polynomial whose coefficients, arrays or numbers, stand in a list, that of the highest power first, at x."""
    value = xp.asarray(coefficients[0], dtype=x.dtype)
    for coefficient in coefficients[1:]:
        value = value * x + xp.asarray(coefficient, dtype=x.dtype)
    return value
