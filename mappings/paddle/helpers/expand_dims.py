def expand_dims(x, axis):
    """Axes of length 1 inserted at several positions of the result."""
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    rank = x.ndim + len(axes)
    for position in sorted(a % rank for a in axes):
        x = x.unsqueeze(position)
    return x
