from keras import ops


def gradient(f, spacing=1.0, axis=-1):
    """Central differences along axis, one-sided ones at the ends."""
    f = ops.moveaxis(f, axis, -1)
    inner = (f[..., 2:] - f[..., :-2]) / 2
    result = ops.concatenate([f[..., 1:2] - f[..., :1], inner, f[..., -1:] - f[..., -2:-1]], axis=-1)
    return ops.moveaxis(result / spacing, -1, axis)
