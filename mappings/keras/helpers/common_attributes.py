import functools

import keras


@functools.cache
def common_attributes():
    """The names of the attributes that all modules have."""
    return {*vars(keras.layers.Layer()), *vars(keras.Model())}
