"""The parameter maps of the tables: which array of a source's model is which of the target's, and how it lies there."""
import json
import pathlib

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[3]


def parameter_map(framework):
    """Class → its array → (the array of the same layer in the catalogue's layout, the order of its axes)."""
    table = json.loads((ROOT / "mappings" / framework / "layers.json").read_text())
    return table["parameters"]


class Place:
    """Where an array of the source's state lies in a flax model."""

    def __init__(self, owner, name, path, axes):
        self.owner, self.name, self.path, self.axes = owner, name, path, axes

    def get(self):
        value = getattr(self.owner, self.name)
        return self.back(np.asarray(value[...] if hasattr(value, "get_value") else value))

    def set(self, array):
        array = array.transpose(self.axes) if self.axes else array
        old = getattr(self.owner, self.name)
        if tuple(old.shape) != array.shape:
            raise ValueError(f"{'.'.join(map(str, self.path))} is {tuple(old.shape)} and not {array.shape}")
        import jax.numpy as jnp
        if hasattr(old, "get_value"):
            old[...] = jnp.asarray(array)
        else:
            setattr(self.owner, self.name, jnp.asarray(array))

    def back(self, array):
        return array.transpose(np.argsort(self.axes)) if self.axes else array


def order(axes, rank):
    """A list of axes, or "spatial": those behind the first two come first."""
    return [*range(2, rank), 1, 0] if axes == "spatial" else axes


def place_in_flax(model, key, maps):
    """Goes down the attributes of the same names; what a Sequential holds lies in its `layers`."""
    from flax import nnx
    owner, path, parts = model, [], key.split(".")
    while True:
        for cls in type(owner).__mro__:
            for own, (theirs, *axes) in maps.get(cls.__name__, {}).items():
                if theirs != ".".join(parts):
                    continue
                *inner, name = own.split(".")
                for step in inner:
                    owner = getattr(owner, step)
                return Place(owner, name, (*path, *inner, name), order(axes[0], getattr(owner, name).ndim) if axes else None)
        step = parts.pop(0)
        if not parts:
            return Place(owner, step, (*path, step), None)
        if isinstance(owner, nnx.Sequential):
            owner, path = owner.layers, [*path, "layers"]
        if isinstance(owner, nnx.List):
            owner, path = owner[int(step)], [*path, int(step)]
        elif isinstance(owner, nnx.Dict):
            owner, path = owner[step], [*path, step]
        else:
            owner, path = getattr(owner, step), [*path, step]
