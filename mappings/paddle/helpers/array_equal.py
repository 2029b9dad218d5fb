import paddle


def array_equal(x1, x2):
    """Whether both have the same shape and equal elements."""
    x1, x2 = (x if isinstance(x, paddle.Tensor) else paddle.to_tensor(x) for x in (x1, x2))
    return list(x1.shape) == list(x2.shape) and bool((x1 == x2).all())
