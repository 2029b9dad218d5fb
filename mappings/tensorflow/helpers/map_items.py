import tensorflow as tf


def map_items(f, xs):
    """f of each item along the first axis of xs, stacked."""
    return stack_items([f(tf.nest.map_structure(lambda leaf: leaf[i], xs)) for i in range(tf.nest.flatten(xs)[0].shape[0])])
