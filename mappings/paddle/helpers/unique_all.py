import paddle


def unique_all(x):
    """The distinct values, where each occurs first, the index of each element's value, and the counts."""
    from collections import namedtuple

    wide = x.astype(paddle.int32) if x.dtype in (paddle.bool, paddle.uint8) else x
    values, first, inverse, counts = paddle.unique(wide, return_index=True, return_inverse=True, return_counts=True)
    result = namedtuple("unique_all", ["values", "indices", "inverse_indices", "counts"])
    return result(values.astype(x.dtype), first, inverse.reshape(x.shape), counts)
