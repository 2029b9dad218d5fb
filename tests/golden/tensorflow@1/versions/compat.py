"""The same under its other name."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def f(x):
    return tf.matrix_band_part(tf.log(x), -1, 0), tf.reduce_max(x, axis=1), tf.get_default_graph()
