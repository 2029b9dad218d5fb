import paddle


def real(x):
    """The real part, of a real tensor all of it."""
    return paddle.real(x) if paddle.is_complex(x) else x
