import mlx.core as mx


def array_split(x, indices_or_sections, axis=0):
    """The parts of x along axis, the first ones longer where they can't be of one length."""
    if isinstance(indices_or_sections, int):
        size, longer = divmod(x.shape[axis], indices_or_sections)
        indices_or_sections = [part * size + min(part, longer) for part in range(1, indices_or_sections)]
    return mx.split(x, [int(cut) for cut in indices_or_sections], axis=axis)
