import mlx.core as mx


def nan_to_num(x, nan=0.0, posinf=None, neginf=None):
    """Complex x with NaN and infinities of either part replaced."""
    parts = (mx.nan_to_num(part, nan=nan, posinf=posinf, neginf=neginf) for part in (mx.real(x), mx.imag(x)))
    real, imaginary = parts
    return real + 1j * imaginary
