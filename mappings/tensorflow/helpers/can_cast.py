import numpy as np
import tensorflow as tf


def can_cast(from_, to):
    """Whether promoting the dtype from_ (or a tensor's) with the dtype `to` gives `to`."""
    source = tf.as_dtype(getattr(from_, "dtype", from_))
    target = tf.as_dtype(to)
    return tf.as_dtype(np.promote_types(source.as_numpy_dtype, target.as_numpy_dtype)) == target
