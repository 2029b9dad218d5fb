import math

import tensorflow as tf


def digamma(x):
    """The derivative of the logarithm of the gamma function, by reflection below zero: there TensorFlow's own has a wrong gradient."""
    nearest = tf.round(tf.stop_gradient(x))
    reflected = (x < 0) & (x != nearest)
    angle = tf.where(reflected, math.pi * (x - nearest), tf.ones_like(x))
    correction = tf.where(reflected, math.pi / tf.tan(angle), tf.zeros_like(x))
    result = tf.math.digamma(tf.where(reflected, 1 - x, x)) - correction
    return tf.where(x == 0, -1 / x, result)
