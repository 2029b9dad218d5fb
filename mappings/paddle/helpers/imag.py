import paddle


def imag(x):
    """The imaginary part, of a real tensor zeros."""
    return paddle.imag(x) if paddle.is_complex(x) else paddle.zeros_like(x)
