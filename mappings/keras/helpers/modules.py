import keras


def modules(module):
    """The module itself and every module inside it."""
    found = [module]

    def look(value):
        if isinstance(value, keras.layers.Layer):
            found.extend(one for one in modules(value) if all(one is not other for other in found))
        elif isinstance(value, (list, tuple)):
            for item in value:
                look(item)
        elif isinstance(value, dict):
            for item in value.values():
                look(item)

    for name, value in own_attributes(module).items():
        if name not in getattr(module, "joined", ()):
            look(value)
    return found
