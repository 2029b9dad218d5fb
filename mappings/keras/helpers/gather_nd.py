import math

from keras import ops


def gather_nd(x, indices):
    """The elements (subarrays) of x at the indices along the last axis of indices."""
    depth = indices.shape[-1]
    sizes = [math.prod(x.shape[axis + 1 : depth]) for axis in range(depth)]
    places = ops.sum(ops.cast(indices, "int32") % ops.array(x.shape[:depth]) * ops.array(sizes, dtype="int32"), axis=-1)
    return ops.take(ops.reshape(x, (math.prod(x.shape[:depth]), *x.shape[depth:])), places, axis=0)
