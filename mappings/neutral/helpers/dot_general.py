import math

import array_api_strict as xp


def dot_general(x: xp.Array, y: xp.Array, numbers):
    """The products of x and y summed over the contracted axes, for each place along the batch axes, which come first."""
    (sum_x, sum_y), (batch_x, batch_y) = numbers
    sum_x, sum_y, batch_x, batch_y = list(sum_x), list(sum_y), list(batch_x), list(batch_y)
    free_x = [axis for axis in range(x.ndim) if axis not in sum_x + batch_x]
    free_y = [axis for axis in range(y.ndim) if axis not in sum_y + batch_y]
    batch = tuple([x.shape[axis] for axis in batch_x])
    inner = math.prod([x.shape[axis] for axis in sum_x])
    rows, columns = [x.shape[axis] for axis in free_x], [y.shape[axis] for axis in free_y]
    left = xp.reshape(xp.permute_dims(x, tuple(batch_x + free_x + sum_x)), batch + (math.prod(rows), inner))
    right = xp.reshape(xp.permute_dims(y, tuple(batch_y + sum_y + free_y)), batch + (inner, math.prod(columns)))
    return xp.reshape(left @ right, batch + tuple(rows) + tuple(columns))
