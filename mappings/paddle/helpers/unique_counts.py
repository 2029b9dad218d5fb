import paddle


def unique_counts(x):
    """The distinct values of truth values or small integers, and how often each occurs."""
    from collections import namedtuple

    values, counts = paddle.unique(x.astype(paddle.int32), return_counts=True)
    return namedtuple("unique_counts", ["values", "counts"])(values.astype(x.dtype), counts)
