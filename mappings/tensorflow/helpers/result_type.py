import numpy as np
import tensorflow as tf


def result_type(*arrays_and_dtypes):
    """The dtype that tensors, dtypes and Python numbers promote to together, by NumPy's rules."""
    operands = []
    for operand in arrays_and_dtypes:
        if isinstance(operand, (bool, int, float, complex)):
            operands.append(operand)
        else:
            operands.append(tf.as_dtype(getattr(operand, "dtype", operand)).as_numpy_dtype)
    return tf.as_dtype(np.result_type(*operands))
