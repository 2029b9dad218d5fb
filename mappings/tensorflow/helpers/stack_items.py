import tensorflow as tf


def stack_items(items):
    """One structure like those of items, their leaves stacked."""
    return tf.nest.map_structure(lambda *leaves: None if leaves[0] is None else tf.stack(leaves), *items)
