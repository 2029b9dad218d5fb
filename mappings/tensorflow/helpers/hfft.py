import tensorflow as tf


def hfft(x, n=None, axis=-1, norm="backward"):
    """The real transform of length n of a conjugate symmetric signal along axis, of which x is the first half."""
    x = tf.convert_to_tensor(x)
    x = tf.math.conj(x) if x.dtype.is_complex else tf.complex(x, tf.zeros_like(x))
    rank = x.shape.rank
    axis = axis % rank
    n = 2 * (x.shape[axis] - 1) if n is None else n
    order = [a for a in range(rank) if a != axis] + [axis]
    x = tf.signal.irfft(tf.transpose(x, order), fft_length=[n])
    x = x * {"backward": n, "ortho": n**0.5, "forward": 1.0}[norm]
    return tf.transpose(x, [order.index(a) for a in range(rank)])
