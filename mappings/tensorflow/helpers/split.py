import tensorflow as tf


def split(x, indices_or_sections, axis=0):
    """x cut along axis into so many equal parts, or at the given positions."""
    if isinstance(indices_or_sections, int):
        return tf.split(x, indices_or_sections, axis=axis)
    length = x.shape[axis]
    cuts = [0] + [slice(position).indices(length)[1] for position in indices_or_sections] + [length]
    return [tf.gather(x, tf.range(a, max(a, b)), axis=axis) for a, b in zip(cuts, cuts[1:])]
