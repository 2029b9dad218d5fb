import tensorflow as tf


def fori_loop(lower, upper, body_fun, init_val):
    """Applies body_fun(i, value) for i from lower to upper - 1."""

    def step(i, value):
        return i + 1, body_fun(i, value)

    return tf.while_loop(lambda i, value: i < upper, step, (tf.convert_to_tensor(lower), as_arrays(init_val)))[1]
