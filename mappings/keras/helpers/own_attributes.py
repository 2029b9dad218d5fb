import keras


def own_attributes(module):
    """What a module was given as attributes, in this order, by names; the layers of a Sequential by their places."""
    if isinstance(module, keras.Sequential):
        return {str(i): layer for i, layer in enumerate(module.layers)}
    if type(module).build is not keras.layers.Layer.build and not module.built:
        raise ValueError(f"{type(module).__name__} has no arrays before it has been called or built")
    tracking = "_self_"  # how TensorFlow's own attributes begin
    return {name: value for name, value in vars(module).items() if name not in common_attributes() and not name.startswith(tracking)}
