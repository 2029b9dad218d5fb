import tensorflow as tf


def associative_scan(f, elems, reverse=False, axis=0):
    """All partial results of combining the items along axis by f."""
    rows = tf.nest.map_structure(lambda leaf: moveaxis(leaf, axis, 0), elems)
    steps = range(tf.nest.flatten(rows)[0].shape[0])
    outputs = []
    for i in reversed(steps) if reverse else steps:
        row = tf.nest.map_structure(lambda leaf: leaf[i], rows)
        outputs.append(f(outputs[-1], row) if outputs else row)
    return tf.nest.map_structure(lambda leaf: moveaxis(leaf, 0, axis), stack_items(outputs[::-1] if reverse else outputs))
