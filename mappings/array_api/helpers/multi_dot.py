import array_api_strict as xp


def multi_dot(arrays):
    """The matrix product of all the arrays."""
    result = arrays[0]
    for array in arrays[1:]:
        result = xp.matmul(result, array)
    return result
