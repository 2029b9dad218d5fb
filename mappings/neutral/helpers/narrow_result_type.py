import array_api_strict as xp


def narrow_result_type(*arrays_and_dtypes):
    """The dtype that all promote to together, where integers don't widen the floats beside them."""
    numbers = [item for item in arrays_and_dtypes if isinstance(item, (bool, int, float, complex))]
    dtypes = [getattr(item, "dtype", item) for item in arrays_and_dtypes if not isinstance(item, (bool, int, float, complex))]
    inexact = [dtype for dtype in dtypes if xp.isdtype(dtype, ("real floating", "complex floating"))]
    if inexact:
        return xp.result_type(*inexact, *numbers)
    if any(isinstance(number, complex) for number in numbers):
        return xp.complex64
    if any(isinstance(number, float) for number in numbers):
        return xp.float32
    return xp.result_type(*dtypes, *numbers)
