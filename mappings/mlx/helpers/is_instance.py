import mlx.core as mx


def is_instance(value, classes):
    """isinstance(), for which an array without axes is also a float if it is of floats, and a complex if it is of complex numbers."""
    if isinstance(value, classes):
        return True
    if not isinstance(value, mx.array) or value.ndim != 0:
        return False
    return isinstance(0j if value.dtype == mx.complex64 else 0.0, classes) if mx.issubdtype(value.dtype, mx.inexact) else False
