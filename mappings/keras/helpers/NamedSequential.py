import keras


class NamedSequential(keras.layers.Layer):
    """Layers that are called one after the other, each an attribute under its name; what becomes an attribute later is called last."""

    def __init__(self, *layers):
        super().__init__()
        self.layer_names = []
        named = layers[0] if layers and isinstance(layers[0], dict) else {str(i): layer for i, layer in enumerate(layers)}
        for name, layer in named.items():
            setattr(self, name, layer)

    def __setattr__(self, name, value):
        names = vars(self).get("layer_names")
        if names is not None and callable(value) and name not in names and not name.startswith("_"):
            if hasattr(type(self), name):
                raise KeyError(f"a layer of Keras has an attribute {name!r} of its own")
            names.append(name)
        super().__setattr__(name, value)

    @property
    def layers(self):
        return [getattr(self, name) for name in self.layer_names]

    def call(self, x, training=None):
        for layer in self.layers:
            x = layer(x)
        return x
