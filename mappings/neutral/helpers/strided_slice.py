import array_api_strict as xp


def strided_slice(x: xp.Array, begin, end, strides=None):
    """x[begin:end:strides] along each of its first axes."""
    steps = [1] * len(begin) if strides is None else strides
    key = [slice(int(b), int(e), int(s)) for b, e, s in zip(begin, end, steps)]
    return x[tuple(key) + (...,)]
