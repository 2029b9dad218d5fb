import numpy as np
import paddle


def result_type(*arrays_and_dtypes):
    """The dtype that tensors, dtypes and Python numbers promote to together."""
    items = [getattr(item, "dtype", item) for item in arrays_and_dtypes]
    names = [item if isinstance(item, (bool, int, float, complex)) else np.dtype(str(item).split(".")[-1]) for item in items]
    common = np.result_type(*names)
    only_numbers = all(isinstance(item, (bool, int, float, complex)) for item in items)
    narrow = {"float64": "float32", "complex128": "complex64"}
    return getattr(paddle, narrow.get(common.name, common.name) if only_numbers else common.name)
