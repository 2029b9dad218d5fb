def split(x, indices_or_sections, axis=0):
    """x cut along axis into so many equal parts, or at the given positions."""
    axis = axis % x.ndim
    length = x.shape[axis]
    if isinstance(indices_or_sections, int):
        size, rest = divmod(length, indices_or_sections)
        if rest:
            raise ValueError("the axis does not divide into equal parts")
        cuts = [part * size for part in range(1, indices_or_sections)]
    else:
        cuts = [min(int(cut), length) for cut in indices_or_sections]
    before = (slice(None),) * axis
    return [x[(*before, slice(start, end), ...)] for start, end in zip([0, *cuts], [*cuts, length])]
