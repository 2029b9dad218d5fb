import tensorflow as tf


def fftn(x, s=None, axes=None, norm="backward", inverse=False):
    """Fourier transform over axes (None: all, or the last len(s)), each cut or padded with zeros to its length in s."""
    x = tf.convert_to_tensor(x)
    x = tf.cast(x, tf.float64) if x.dtype.is_integer else x
    if not x.dtype.is_complex:
        x = tf.complex(x, tf.zeros_like(x))
    rank = x.shape.rank
    if axes is None:
        axes = range(rank) if s is None else range(-len(s), 0)
    power = {"forward": 0.0, "ortho": 0.5, "backward": 1.0}[norm]
    for position, axis in enumerate(axes):
        n = x.shape[axis] if s is None else s[position]
        order = [a for a in range(rank) if a != axis % rank] + [axis % rank]
        x = tf.transpose(x, order)[..., :n]
        x = tf.pad(x, [[0, 0]] * (rank - 1) + [[0, n - x.shape[-1]]])
        x = tf.signal.ifft(x) * n if inverse else tf.signal.fft(x)
        x = x / n ** (power if inverse else 1.0 - power)
        x = tf.transpose(x, [order.index(a) for a in range(rank)])
    return x
