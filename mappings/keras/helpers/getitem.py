import math

from keras import ops


def getitem(x, key):
    """x[key] as NumPy means it, where key has arrays, lists or masks among ints, slices, None and Ellipsis."""
    parts = []
    for part in key if isinstance(key, tuple) else (key,):
        part = ops.array(part) if isinstance(part, list) else part
        if ops.is_tensor(part) and ops.dtype(part) == "bool":
            parts.extend(ops.nonzero(part))
        else:
            parts.append(part)
    if not any(part is Ellipsis for part in parts):
        parts.append(Ellipsis)
    hidden = [part is Ellipsis for part in parts].index(True)
    missing = len(x.shape) - sum(part is not None and part is not Ellipsis for part in parts)
    parts[hidden : hidden + 1] = [slice(None)] * missing
    # An int beside arrays counts as an array of rank 0, as in NumPy.
    places = [axis for axis, part in enumerate(parts) if part is not None and not isinstance(part, slice)]
    x = x[tuple(slice(None) if axis in places else part for axis, part in enumerate(parts))]
    if not places:
        return x
    lengths = [x.shape[axis] for axis in places]
    indices = [ops.cast(parts[axis], "int32") % length for axis, length in zip(places, lengths)]
    others = [axis for axis in range(len(x.shape)) if axis not in places]
    flat = sum(index * math.prod(lengths[number + 1 :]) for number, index in enumerate(indices))
    x = ops.transpose(x, places + others)
    result = ops.take(ops.reshape(x, (math.prod(lengths), *x.shape[len(places) :])), flat, axis=0)
    if places[-1] - places[0] >= len(places):
        return result
    first, rank = places[0], len(flat.shape)
    order = list(range(rank, rank + first)) + list(range(rank)) + list(range(rank + first, len(result.shape)))
    return ops.transpose(result, order)
