import tensorflow as tf


def nan_to_num(x, nan=0.0, posinf=None, neginf=None):
    """x with NaN, infinity and negative infinity replaced (None: by the dtype's extreme finite values)."""
    if x.dtype.is_complex:
        return tf.complex(nan_to_num(tf.math.real(x), nan, posinf, neginf), nan_to_num(tf.math.imag(x), nan, posinf, neginf))
    if not x.dtype.is_floating:
        return x
    posinf = x.dtype.max if posinf is None else posinf
    neginf = x.dtype.min if neginf is None else neginf
    x = tf.where(tf.math.is_nan(x), tf.constant(nan, x.dtype), x)
    infinite = tf.math.is_inf(x)
    x = tf.where(infinite & (x > 0), tf.constant(posinf, x.dtype), x)
    return tf.where(infinite & (x < 0), tf.constant(neginf, x.dtype), x)
