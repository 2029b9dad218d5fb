def split_every(x, size, axis=0):
    """x cut along axis into parts of length size, the last one shorter if it does not divide the length."""
    axis = axis % x.ndim
    length = x.shape[axis]
    cuts = list(range(size, length, size))
    before = (slice(None),) * axis
    return [x[(*before, slice(start, end), ...)] for start, end in zip([0, *cuts], [*cuts, length])]
