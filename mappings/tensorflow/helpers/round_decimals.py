import tensorflow as tf


def round_decimals(x, decimals):
    """x rounded to the given number of decimals, halves to even."""
    factor = 10 ** abs(decimals)
    if not (x.dtype.is_floating or x.dtype.is_complex):
        return x if decimals >= 0 else tf.cast(tf.round(tf.cast(x, tf.float64) / factor), x.dtype) * factor
    if x.dtype.is_complex:
        scaled = x * factor if decimals >= 0 else x / factor
        scaled = tf.complex(tf.round(tf.math.real(scaled)), tf.round(tf.math.imag(scaled)))
    else:
        scaled = tf.round(x * factor if decimals >= 0 else x / factor)
    return scaled / factor if decimals >= 0 else scaled * factor
