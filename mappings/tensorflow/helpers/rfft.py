import tensorflow as tf


def rfft(x, n=None, axis=-1, norm="backward"):
    """Fourier transform of real x along axis, cut or padded with zeros to length n: the non-negative frequencies."""
    rank = x.shape.rank
    axis = axis % rank
    n = x.shape[axis] if n is None else n
    order = [a for a in range(rank) if a != axis] + [axis]
    x = tf.signal.rfft(tf.transpose(x, order), fft_length=[n])
    x = x / {"backward": 1.0, "ortho": n**0.5, "forward": n}[norm]
    return tf.transpose(x, [order.index(a) for a in range(rank)])
