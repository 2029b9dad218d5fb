def take(x, indices, axis=None):
    """The subarrays at the indices along an axis, or the elements of the flattened tensor."""
    if axis is None:
        return x.reshape([-1])[indices]
    return x[(slice(None),) * (axis % x.ndim) + (indices,)]
