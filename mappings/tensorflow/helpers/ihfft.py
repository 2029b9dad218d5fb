import tensorflow as tf


def ihfft(x, n=None, axis=-1, norm="backward"):
    """The first n // 2 + 1 terms of the inverse transform of real x along axis: the inverse of hfft."""
    rank = x.shape.rank
    axis = axis % rank
    n = x.shape[axis] if n is None else n
    order = [a for a in range(rank) if a != axis] + [axis]
    x = tf.math.conj(tf.signal.rfft(tf.transpose(x, order), fft_length=[n]))
    x = x / {"backward": n, "ortho": n**0.5, "forward": 1.0}[norm]
    return tf.transpose(x, [order.index(a) for a in range(rank)])
