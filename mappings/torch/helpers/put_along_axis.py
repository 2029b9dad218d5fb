import torch


def put_along_axis(x, indices, values, axis):
    """A copy of x with values written at the indices along an axis."""
    shape = list(torch.broadcast_shapes(indices.shape, x.select(axis, 0).unsqueeze(axis).shape))
    indices = (indices % x.shape[axis]).expand(shape)
    values = torch.as_tensor(values, dtype=x.dtype, device=x.device).expand(shape)
    return x.scatter(axis, indices, values)
