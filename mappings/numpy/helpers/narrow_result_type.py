import numpy as np


def narrow_result_type(*arrays_and_dtypes):
    """The dtype that all promote to together, where integers don't widen the floats beside them."""
    numbers = [item for item in arrays_and_dtypes if isinstance(item, (bool, int, float, complex)) and not isinstance(item, np.generic)]
    others = [item for item in arrays_and_dtypes if not isinstance(item, (bool, int, float, complex)) or isinstance(item, np.generic)]
    dtypes = [item.dtype if isinstance(item, (np.ndarray, np.generic)) else np.dtype(item) for item in others]
    inexact = [dtype for dtype in dtypes if dtype.kind in "fc"]
    if inexact:
        return np.result_type(*inexact, *numbers)
    if any(isinstance(number, complex) for number in numbers):
        return np.dtype(np.complex64)
    if any(isinstance(number, float) for number in numbers):
        return np.dtype(np.float32)
    return np.result_type(*dtypes, *numbers)
