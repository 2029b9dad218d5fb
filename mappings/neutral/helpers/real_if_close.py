import array_api_strict as xp


def real_if_close(x: xp.Array, tol=100):
    """The real part of complex x if all its imaginary parts are less than tol, in units of epsilon where that is above 1; else x."""
    least = tol * float(xp.finfo(x.dtype).eps) if tol > 1 else tol
    return xp.real(x) if bool(xp.all(xp.abs(xp.imag(x)) < least)) else x
