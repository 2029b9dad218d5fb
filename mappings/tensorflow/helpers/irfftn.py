import tensorflow as tf


def irfftn(x, s=None, axes=None, norm="backward"):
    """ifft over all of axes (None: all, or the last len(s)) but the last, then irfft over the last, lengths by s."""
    x = tf.convert_to_tensor(x)
    x = tf.cast(x, tf.float64) if x.dtype.is_integer else x
    if not x.dtype.is_complex:
        x = tf.complex(x, tf.zeros_like(x))
    rank = x.shape.rank
    if axes is None:
        axes = range(rank) if s is None else range(-len(s), 0)
    axes = [axis % rank for axis in axes]
    if s is None:
        s = [x.shape[axis] for axis in axes[:-1]] + [2 * (x.shape[axes[-1]] - 1)]
    for n, axis in zip(s, axes):
        order = [a for a in range(rank) if a != axis] + [axis]
        x = tf.transpose(x, order)
        if axis == axes[-1]:
            x = tf.signal.irfft(x, fft_length=[n])
        else:
            x = x[..., :n]
            x = tf.signal.ifft(tf.pad(x, [[0, 0]] * (rank - 1) + [[0, n - x.shape[-1]]]))
        x = x * {"backward": 1.0, "ortho": n**0.5, "forward": n}[norm]
        x = tf.transpose(x, [order.index(a) for a in range(rank)])
    return x
