import numpy as np
import tensorflow as tf


def asarray_of_any(obj, floats, dtype=None):
    """A tensor of numbers, arrays or nested sequences that may hold tensors, with Python's floats as floats, or all as the dtype."""
    if dtype is not None:
        return tf.cast(asarray_of_any(obj, floats), dtype)
    if tf.is_tensor(obj):
        return obj
    if isinstance(obj, (list, tuple)) and any(isinstance(item, (list, tuple)) or tf.is_tensor(item) for item in obj):
        items = [asarray_of_any(item, floats) for item in obj]
        common = tf.as_dtype(np.result_type(*(item.dtype.as_numpy_dtype for item in items)))
        return tf.stack([tf.cast(item, common) for item in items])
    if hasattr(obj, "dtype"):
        return tf.convert_to_tensor(obj)
    return tf.convert_to_tensor(obj, dtype={"f": floats, "i": tf.int64}.get(np.asarray(obj).dtype.kind))
