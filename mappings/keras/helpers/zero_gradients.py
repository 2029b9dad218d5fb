import keras


def zero_gradients(module):
    """Gradients of a module's variables that are all zero, to add others to."""
    return [keras.ops.zeros(variable.shape, variable.dtype) for variable in module.trainable_variables]
