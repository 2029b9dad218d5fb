import numpy as np
import array_api_strict as xp


def result_type(*arrays_and_dtypes):
    """The dtype that all promote to together, of mixed kinds too, by NumPy's rules."""
    operands = []
    for operand in arrays_and_dtypes:
        dtype = getattr(operand, "dtype", operand)
        is_number = isinstance(operand, (bool, int, float, complex))
        operands.append(operand if is_number else np.dtype(str(dtype).rpartition(".")[2]))
    return getattr(xp, np.result_type(*operands).name)
