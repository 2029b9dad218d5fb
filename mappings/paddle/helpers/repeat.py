import paddle


def repeat(x, repeats, axis=None):
    """Each element (axis None: of the flattened tensor) as often as repeats says, which may be never."""
    if axis is None:
        x, axis = x.reshape([-1]), 0
    counts = paddle.to_tensor(repeats).broadcast_to([x.shape[axis]])
    places = paddle.nonzero(counts.unsqueeze(1) > paddle.arange(max(int(counts.max()), 0)), as_tuple=True)[0]
    return paddle.index_select(x, places, axis=axis)
