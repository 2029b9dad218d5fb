import tensorflow as tf


def linspace(start, stop, num, dtype=tf.float32, endpoint=True):
    """num numbers evenly spaced from start to stop, which endpoint=False leaves out."""
    floating = dtype if dtype.is_floating or dtype.is_complex else tf.float64
    start = tf.cast(start, floating) if tf.is_tensor(start) else tf.constant(start, dtype=floating)
    stop = tf.cast(stop, floating) if tf.is_tensor(stop) else tf.constant(stop, dtype=floating)
    numbers = tf.linspace(start, stop, num if endpoint else num + 1)
    return tf.cast(numbers if endpoint else numbers[:-1], dtype)
