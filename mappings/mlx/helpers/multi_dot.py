import functools

import mlx.core as mx


def multi_dot(arrays):
    """The matrix product of all arrays, of integers too."""
    dtype = functools.reduce(mx.result_type, arrays[1:], arrays[0].dtype)
    return functools.reduce(mx.matmul if mx.issubdtype(dtype, mx.inexact) else matmul, arrays)
