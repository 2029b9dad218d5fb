import tensorflow as tf


def array_split(x, indices_or_sections, axis=0):
    """x cut along axis into so many parts, the first ones one longer, or at the given positions."""
    length = x.shape[axis]
    if isinstance(indices_or_sections, int):
        size, longer = divmod(length, indices_or_sections)
        return tf.split(x, [size + (part < longer) for part in range(indices_or_sections)], axis=axis)
    cuts = [0] + [slice(position).indices(length)[1] for position in indices_or_sections] + [length]
    return [tf.gather(x, tf.range(a, max(a, b)), axis=axis) for a, b in zip(cuts, cuts[1:])]
