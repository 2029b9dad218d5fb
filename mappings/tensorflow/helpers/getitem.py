import tensorflow as tf


def getitem(x, key):
    """x[key] as NumPy means it, where key may have arrays, lists or masks among ints, slices, None and Ellipsis."""
    parts = []
    for part in key if isinstance(key, tuple) else (key,):
        part = tf.convert_to_tensor(part) if isinstance(part, list) else part
        if tf.is_tensor(part) and part.dtype == tf.bool:
            parts.extend(tf.unstack(tf.where(part), axis=1))
        else:
            parts.append(part)
    if not any(part is Ellipsis for part in parts):
        parts.append(Ellipsis)
    hidden = [part is Ellipsis for part in parts].index(True)
    missing = x.shape.rank - sum(part is not None and part is not Ellipsis for part in parts)
    parts[hidden : hidden + 1] = [slice(None)] * missing
    # An int beside arrays counts as an array of rank 0, as in NumPy.
    places = [axis for axis, part in enumerate(parts) if part is not None and not isinstance(part, slice)]
    x = x[tuple(slice(None) if axis in places else part for axis, part in enumerate(parts))]
    if not places:
        return x
    indices = [tf.cast(parts[axis], tf.int64) for axis in places]
    lengths = [x.shape[axis] for axis in places]
    indices = [tf.where(index < 0, index + length, index) for index, length in zip(indices, lengths)]
    shape = tf.shape(sum(tf.zeros_like(index) for index in indices))
    rank = max(index.shape.rank for index in indices)
    others = [axis for axis in range(x.shape.rank) if axis not in places]
    index = tf.stack([tf.broadcast_to(index, shape) for index in indices], axis=-1)
    result = tf.gather_nd(tf.transpose(x, places + others), index)
    if places[-1] - places[0] >= len(places):
        return result
    first = places[0]
    order = list(range(rank, rank + first)) + list(range(rank)) + list(range(rank + first, rank + len(others)))
    return tf.transpose(result, order)
