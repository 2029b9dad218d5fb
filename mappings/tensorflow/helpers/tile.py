import tensorflow as tf


def tile(x, repetitions):
    """Repeat x as a whole along each axis; the shorter of shape and repetitions is padded with ones in front."""
    repetitions = [repetitions] if isinstance(repetitions, int) else list(repetitions)
    missing = len(repetitions) - x.shape.rank
    if missing > 0:
        x = tf.reshape(x, [1] * missing + list(x.shape))
    return tf.tile(x, [1] * -missing + repetitions)
