import tensorflow as tf


def while_loop_of_one(cond, body, loop_vars, **settings):
    """tf.while_loop over one variable, as TensorFlow 1 had it: body may give its new value alone, and so does the loop."""

    def listed(value):
        result = body(value)
        return list(result) if isinstance(result, (list, tuple)) else [result]

    return tf.while_loop(cond, listed, list(loop_vars), **settings)[0]
