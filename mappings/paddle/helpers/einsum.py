import paddle


def einsum(equation, *operands):
    """The sum of products of integers by Einstein's notation, which Paddle has of floating-point numbers only."""
    return paddle.einsum(equation, *[x.astype(paddle.float64) for x in operands]).astype(operands[0].dtype)
