import keras


def orthogonal(x, gain=1.0, out_axis=0):
    """Of x's shape, orthonormal rows or columns (of one axis against all others) times gain."""
    out_axis = out_axis % len(x.shape)
    shape = tuple(size for axis, size in enumerate(x.shape) if axis != out_axis) + (x.shape[out_axis],)
    return keras.ops.moveaxis(keras.initializers.Orthogonal(gain, seed=keras.random.SeedGenerator())(shape, x.dtype), -1, out_axis)
