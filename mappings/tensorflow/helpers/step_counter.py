import functools

import tensorflow as tf


@functools.cache
def step_counter():
    """The variable that counts the steps of training: the same wherever it is asked for."""
    with tf.init_scope():
        return tf.Variable(0, trainable=False, dtype=tf.int64, name="global_step")
