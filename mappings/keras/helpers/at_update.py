import math

from keras import ops


def at_update(x, key, value, how="set"):
    """A copy of x in which the elements x[key], as NumPy means it, are set to value or combined with it."""
    # The positions of the elements in the flattened array: an array of them, indexed by the same key.
    positions = ops.reshape(ops.arange(math.prod(x.shape)), x.shape)
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
    places = [axis for axis, part in enumerate(parts) if part is not None and not isinstance(part, slice)]
    for axis, part in enumerate(parts):
        if isinstance(part, slice) and (part.step or 1) < 0:  # torch has no slices backwards
            parts[axis] = slice(None)
            chosen = ops.array(range(*part.indices(positions.shape[axis])), dtype="int32")
            positions = ops.take(positions, chosen, axis=axis - sum(one is None for one in parts[:axis]))
    positions = positions[tuple(slice(None) if axis in places else part for axis, part in enumerate(parts))]
    if places:
        lengths = [positions.shape[axis] for axis in places]
        indices = [ops.cast(parts[axis], "int32") % length for axis, length in zip(places, lengths)]
        others = [axis for axis in range(len(positions.shape)) if axis not in places]
        flat = sum(index * math.prod(lengths[number + 1 :]) for number, index in enumerate(indices))
        positions = ops.transpose(positions, places + others)
        positions = ops.take(ops.reshape(positions, (math.prod(lengths), *positions.shape[len(places) :])), flat, axis=0)
        if places[-1] - places[0] < len(places):
            first, rank = places[0], len(flat.shape)
            order = list(range(rank, rank + first)) + list(range(rank))
            positions = ops.transpose(positions, order + list(range(rank + first, len(positions.shape))))
    flat = ops.reshape(x, (-1,))
    value = ops.cast(value, x.dtype)
    if len(value.shape) > len(positions.shape):  # further axes of length 1 in front, which NumPy lets pass
        value = ops.reshape(value, value.shape[len(value.shape) - len(positions.shape) :])
    value = ops.reshape(ops.broadcast_to(value, positions.shape), (-1,))
    positions = ops.reshape(positions, (-1, 1))
    if how in ("multiply", "divide", "power"):
        # Positions that occur more than once count each time.
        factor = ops.scatter_update(ops.ones_like(flat), positions, value, reduction="mul")
        flat = flat * factor if how == "multiply" else flat / factor if how == "divide" else flat**factor
    elif how == "subtract":
        flat = ops.scatter_update(flat, positions, -value, reduction="add")
    else:
        flat = ops.scatter_update(flat, positions, value, reduction=None if how == "set" else how)
    return ops.reshape(flat, x.shape)
