import tensorflow as tf


def rfftn(x, s=None, axes=None, norm="backward"):
    """rfft over the last of axes (None: all, or the last len(s)), then fft over the others, lengths by s."""
    x = tf.cast(x, tf.float64) if x.dtype.is_integer else x
    rank = x.shape.rank
    if axes is None:
        axes = range(rank) if s is None else range(-len(s), 0)
    axes = [axis % rank for axis in axes]
    s = [x.shape[axis] for axis in axes] if s is None else s
    for position, (n, axis) in enumerate(reversed(list(zip(s, axes)))):
        order = [a for a in range(rank) if a != axis] + [axis]
        x = tf.transpose(x, order)
        if position == 0:
            x = tf.signal.rfft(x, fft_length=[n])
        else:
            x = x[..., :n]
            x = tf.signal.fft(tf.pad(x, [[0, 0]] * (rank - 1) + [[0, n - x.shape[-1]]]))
        x = x / {"backward": 1.0, "ortho": n**0.5, "forward": n}[norm]
        x = tf.transpose(x, [order.index(a) for a in range(rank)])
    return x
