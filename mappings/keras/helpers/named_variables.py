import keras


def named_variables(module):
    """The variables of a module by the names that PyTorch has for them, or those of an optimizer, by their places and names."""
    if isinstance(module, keras.layers.Layer):
        return array_names(module)
    return {f"{i}.{variable.name}": variable for i, variable in enumerate(module.variables)}
