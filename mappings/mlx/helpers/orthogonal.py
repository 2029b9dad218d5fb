import mlx.core as mx


def orthogonal(x, gain=1.0, out_axis=0):
    """Of x's shape, orthonormal rows or columns (of one axis against all others) times gain."""
    rows = x.shape[out_axis]
    others = [size for axis, size in enumerate(x.shape) if axis != out_axis % x.ndim]
    flat = mx.random.normal((rows, x.size // rows))
    q, r = mx.linalg.qr(flat if flat.shape[0] >= flat.shape[1] else flat.T, stream=mx.cpu)
    q = q * mx.sign(mx.diagonal(r))
    q = q if flat.shape[0] >= flat.shape[1] else q.T
    return gain * mx.moveaxis(q.reshape(rows, *others), 0, out_axis)
