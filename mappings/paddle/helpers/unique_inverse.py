import paddle


def unique_inverse(x):
    """The distinct values, and the index of each element's value, in x's shape."""
    from collections import namedtuple

    wide = x.astype(paddle.int32) if x.dtype in (paddle.bool, paddle.uint8) else x
    values, inverse = paddle.unique(wide, return_inverse=True)
    return namedtuple("unique_inverse", ["values", "inverse_indices"])(values.astype(x.dtype), inverse.reshape(x.shape))
