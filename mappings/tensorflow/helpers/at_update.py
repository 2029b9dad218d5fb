import numpy as np
import tensorflow as tf


def at_update(x, key, value, how="set"):
    """A copy of x in which the elements x[key], as NumPy means it, are set to value or combined with it."""
    x = tf.convert_to_tensor(x)
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
    # The positions of the elements in the flattened tensor: an array of them, indexed by the same key.
    places = [axis for axis, part in enumerate(parts) if part is not None and not isinstance(part, slice)]
    positions = tf.reshape(tf.range(tf.size(x, out_type=tf.int64)), tf.shape(x))
    positions = positions[tuple(slice(None) if axis in places else part for axis, part in enumerate(parts))]
    if places:
        indices = [tf.cast(parts[axis], tf.int64) for axis in places]
        lengths = [positions.shape[axis] for axis in places]
        indices = [tf.where(index < 0, index + length, index) for index, length in zip(indices, lengths)]
        shape = tf.shape(sum(tf.zeros_like(index) for index in indices))
        rank = max(index.shape.rank for index in indices)
        others = [axis for axis in range(positions.shape.rank) if axis not in places]
        index = tf.stack([tf.broadcast_to(index, shape) for index in indices], axis=-1)
        positions = tf.gather_nd(tf.transpose(positions, places + others), index)
        if places[-1] - places[0] < len(places):
            first = places[0]
            order = list(range(rank, rank + first)) + list(range(rank))
            positions = tf.transpose(positions, order + list(range(rank + first, rank + len(others))))
    flat = tf.reshape(x, [-1])
    value = tf.cast(value, x.dtype) if tf.is_tensor(value) else tf.constant(np.asarray(value).astype(x.dtype.as_numpy_dtype))
    value = tf.reshape(tf.broadcast_to(value, tf.shape(positions)), [-1])
    positions = tf.reshape(positions, [-1])
    if how in ("multiply", "divide", "power"):
        # Positions that occur more than once count each time.
        factor = tf.math.unsorted_segment_prod(value, positions, tf.size(x))
        flat = flat * factor if how == "multiply" else flat / factor if how == "divide" else flat**factor
    else:
        update = {
            "set": tf.tensor_scatter_nd_update,
            "add": tf.tensor_scatter_nd_add,
            "subtract": tf.tensor_scatter_nd_sub,
            "min": tf.tensor_scatter_nd_min,
            "max": tf.tensor_scatter_nd_max,
        }[how]
        flat = update(flat, tf.expand_dims(positions, 1), value)
    return tf.reshape(flat, tf.shape(x))
