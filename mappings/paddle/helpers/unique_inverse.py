import paddle


def unique_inverse(x):
    """The distinct values, and the index of each element's value, in x's shape."""
    from collections import namedtuple

    values, inverse = paddle.unique(x, return_inverse=True)
    return namedtuple("unique_inverse", ["values", "inverse_indices"])(values, inverse.reshape(x.shape))
