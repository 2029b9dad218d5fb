import paddle


def equal(x1, x2):
    """Whether the elements are equal, whatever dtypes they have."""
    x1, x2 = (x if isinstance(x, paddle.Tensor) else paddle.to_tensor(x) for x in (x1, x2))
    if x1.dtype != x2.dtype:
        common = "float64" if x1.is_floating_point() or x2.is_floating_point() else "int64"
        if x1.is_complex() or x2.is_complex():
            common = "complex128"
        x1, x2 = x1.astype(common), x2.astype(common)
    return paddle.equal(x1, x2)
