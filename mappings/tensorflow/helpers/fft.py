import tensorflow as tf


def fft(x, n=None, axis=-1, norm="backward", inverse=False):
    """Fourier transform along axis, cut or padded with zeros to length n; with inverse the inverse one."""
    x = tf.convert_to_tensor(x)
    x = tf.cast(x, tf.float64) if x.dtype.is_integer else x
    if not x.dtype.is_complex:
        x = tf.complex(x, tf.zeros_like(x))
    rank = x.shape.rank
    axis = axis % rank
    order = [a for a in range(rank) if a != axis] + [axis]
    x = tf.transpose(x, order)
    n = x.shape[-1] if n is None else n
    x = x[..., :n]
    x = tf.pad(x, [[0, 0]] * (rank - 1) + [[0, n - x.shape[-1]]])
    x = tf.signal.ifft(x) * n if inverse else tf.signal.fft(x)
    power = {"forward": 0.0, "ortho": 0.5, "backward": 1.0}[norm]
    x = x / n ** (power if inverse else 1.0 - power)
    return tf.transpose(x, [order.index(a) for a in range(rank)])
