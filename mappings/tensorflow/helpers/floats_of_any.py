import tensorflow as tf


def floats_of_any(obj, floats):
    """A tensor of anything, with integers and truth values as floats, too."""
    array = asarray_of_any(obj, floats)
    return array if array.dtype.is_floating or array.dtype.is_complex else tf.cast(array, floats)
