import paddle


def indices(dimensions):
    """The index of each position of a grid along each axis, stacked along a new first axis."""
    return paddle.stack(paddle.meshgrid([paddle.arange(length) for length in dimensions]))
