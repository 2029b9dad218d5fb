import mlx.nn as nn


class NamedSequential(nn.Sequential):
    """Layers that are called one after the other, each an attribute under its name; what becomes an attribute later is called last."""

    def __init__(self, *layers):
        super().__init__()
        self.pop("layers")
        self._layer_names = ()
        named = layers[0] if layers and isinstance(layers[0], dict) else {str(i): layer for i, layer in enumerate(layers)}
        for name, layer in named.items():
            setattr(self, name, layer)

    def __setattr__(self, name, value):
        names = self.get("_layer_names")
        if names is not None and callable(value) and name not in names:
            if hasattr(type(self), name):
                raise KeyError(f"a module of MLX has an attribute {name!r} of its own")
            self._layer_names = (*names, name)
        super().__setattr__(name, value)

    @property
    def layers(self):
        return [getattr(self, name) for name in self._layer_names]
