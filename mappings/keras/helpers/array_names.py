import keras


def array_names(module, prefix=""):
    """The variables of a module and of all inside it, by the names that PyTorch has for them: "layers.0.weight"."""
    names = {"_kernel": "weight", "kernel": "weight", "gamma": "weight", "beta": "bias", "embeddings": "weight", "_embeddings": "weight",
             "scale": "weight", "moving_mean": "running_mean", "moving_variance": "running_var"}
    kind = next(one for one in type(module).__mro__ if one.__module__.startswith("keras."))
    names = {} if kind in (keras.layers.Layer, keras.Model) else names
    found, inside = {}, {}

    def look(name, value):
        if isinstance(value, keras.Variable):
            found[prefix + names.get(name, name)] = value
        elif isinstance(value, keras.layers.Layer):
            inside.update(array_names(value, prefix + name + ("_" if name in getattr(module, "joined", ()) else ".")))
        elif isinstance(value, (list, tuple)):
            for i, item in enumerate(value):
                look(f"{name}.{i}", item)
        elif isinstance(value, dict):
            for key, item in value.items():
                look(f"{name}.{key}", item)

    for name, value in own_attributes(module).items():
        is_renamed = name.endswith("_") and hasattr(keras.Model, name[:-1])  # as Keras has a `layers` of its own
        look(name[:-1] if is_renamed else name, value)
    return {**found, **inside}
