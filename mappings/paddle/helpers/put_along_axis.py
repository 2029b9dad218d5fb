import paddle


def put_along_axis(x, indices, values, axis):
    """A copy of x with values written at the indices along an axis."""
    axis = axis % x.ndim
    shape = list(x.shape)
    shape[axis] = indices.shape[axis]
    indices = (indices % x.shape[axis]).broadcast_to(shape)
    values = values.astype(x.dtype) if isinstance(values, paddle.Tensor) else paddle.to_tensor(values, dtype=x.dtype)
    return paddle.put_along_axis(x, indices, values.broadcast_to(shape), axis, broadcast=False)
