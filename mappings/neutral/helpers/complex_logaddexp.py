import array_api_strict as xp


def complex_logaddexp(x1: xp.Array, x2: xp.Array):
    """log(exp(x1) + exp(x2)), whose imaginary part is that of the greater one and a little more: it may lie beyond pi."""
    is_less = xp.real(x1) < xp.real(x2)
    greater, less = xp.where(is_less, x2, x1), xp.where(is_less, x1, x2)
    return greater + xp.log(xp.exp(less - greater) + 1)
