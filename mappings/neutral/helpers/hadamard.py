import array_api_strict as xp


def hadamard(n: int):
    """The matrix of 1 and -1, by Sylvester's doubling, whose n rows are orthogonal; n is a power of 2."""
    result = xp.ones((1, 1), dtype=xp.int32)
    while result.shape[0] < n:
        rows = xp.concat([result, result], axis=1)
        result = xp.concat([rows, xp.concat([result, -1 * result], axis=1)], axis=0)
    return result
