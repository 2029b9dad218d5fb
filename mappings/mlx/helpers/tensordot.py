import math

import mlx.core as mx


def tensordot(x1, x2, axes=2):
    """The sum of products of arrays of integers over the given axes, which MLX has none for."""
    if isinstance(axes, int):
        axes = (range(x1.ndim - axes, x1.ndim), range(axes))
    first, second = ([axis % x.ndim for axis in ([part] if isinstance(part, int) else part)] for x, part in zip((x1, x2), axes))
    kept1 = [axis for axis in range(x1.ndim) if axis not in first]
    kept2 = [axis for axis in range(x2.ndim) if axis not in second]
    length = math.prod(x1.shape[axis] for axis in first)
    rows = mx.transpose(x1, kept1 + first).reshape(math.prod(x1.shape[axis] for axis in kept1), length)
    columns = mx.transpose(x2, second + kept2).reshape(length, math.prod(x2.shape[axis] for axis in kept2))
    return matmul(rows, columns).reshape([x1.shape[axis] for axis in kept1] + [x2.shape[axis] for axis in kept2])
