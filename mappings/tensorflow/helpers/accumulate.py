import tensorflow as tf


def accumulate(f, xs, initial, reverse=False):
    """All results of carry = f(carry, x) along the first axis of xs, stacked."""
    carry, outputs = as_arrays(initial), []
    steps = range(tf.nest.flatten(xs)[0].shape[0])
    for i in reversed(steps) if reverse else steps:
        carry = f(carry, tf.nest.map_structure(lambda leaf: leaf[i], xs))
        outputs.append(carry)
    return stack_items(outputs[::-1] if reverse else outputs)
