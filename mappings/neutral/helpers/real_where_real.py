import array_api_strict as xp


def real_where_real(x: xp.Array):
    """The real part of x if no imaginary part is other than zero, else x."""
    return x if bool(xp.any(xp.imag(x) != 0)) else xp.real(x)
