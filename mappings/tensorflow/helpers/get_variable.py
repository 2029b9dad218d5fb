import tensorflow as tf


def get_variable(name, shape=None, dtype=None, initializer=None, trainable=True):
    """The variable of that name in the scope, made when it is first asked for."""
    name = variable_scope.path + name

    def make():
        start = variable_scope.initializer if initializer is None else initializer
        start = start() if isinstance(start, type) else start
        if start is None:
            start = tf.keras.initializers.GlorotUniform() if tf.as_dtype(dtype or "float32").is_floating else tf.zeros_initializer()
        if callable(start):
            start = start(tf.TensorShape([] if shape is None else shape).as_list(), dtype=tf.as_dtype(dtype or "float32"))
        known = tf.get_static_value(start) if tf.is_tensor(start) else None  # constants of the function that asks
        start = start if known is None else known
        return tf.Variable(start, dtype=dtype, trainable=trainable, name=name)

    return variable_scope.find(name, make)
