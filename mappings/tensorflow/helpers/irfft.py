import tensorflow as tf


def irfft(x, n=None, axis=-1, norm="backward"):
    """The real signal of length n of the non-negative frequency terms x along axis: the inverse of rfft."""
    x = tf.convert_to_tensor(x)
    x = tf.cast(x, tf.float64) if x.dtype.is_integer else x
    if not x.dtype.is_complex:
        x = tf.complex(x, tf.zeros_like(x))
    rank = x.shape.rank
    axis = axis % rank
    n = 2 * (x.shape[axis] - 1) if n is None else n
    order = [a for a in range(rank) if a != axis] + [axis]
    x = tf.signal.irfft(tf.transpose(x, order), fft_length=[n])
    x = x * {"backward": 1.0, "ortho": n**0.5, "forward": n}[norm]
    return tf.transpose(x, [order.index(a) for a in range(rank)])
