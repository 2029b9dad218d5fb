import paddle


def isdtype(dtype, kind):
    """Whether a dtype is of a kind: another dtype, a name of the Array API standard, or any of a tuple of these."""
    if isinstance(kind, tuple):
        return any(isdtype(dtype, one) for one in kind)
    signed = {paddle.int8, paddle.int16, paddle.int32, paddle.int64}
    floats = {paddle.float16, paddle.bfloat16, paddle.float32, paddle.float64}
    complexes = {paddle.complex64, paddle.complex128}
    kinds = {
        "bool": {paddle.bool},
        "signed integer": signed,
        "unsigned integer": {paddle.uint8},
        "integral": signed | {paddle.uint8},
        "real floating": floats,
        "complex floating": complexes,
        "numeric": signed | {paddle.uint8} | floats | complexes,
    }
    return dtype in kinds[kind] if isinstance(kind, str) else dtype == kind
