def split_sizes(x, sizes, axis=0):
    """x cut along axis into parts of the given lengths."""
    axis = axis % x.ndim
    length = x.shape[axis]
    cuts = [sum(sizes[:end]) for end in range(1, len(sizes))]
    before = (slice(None),) * axis
    return [x[(*before, slice(start, end), ...)] for start, end in zip([0, *cuts], [*cuts, length])]
