"""The parameter maps of the tables: which array of a source's model is which of the target's, and how it lies there."""
import ast
import json
import pathlib

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[3]


def tables(folder, key):
    """What all tables of a folder have under a key."""
    found = {}
    for path in sorted((ROOT / "mappings" / folder).glob("*.json")):
        found |= json.loads(path.read_text()).get(key, {})
    return found


def names(node):
    """The axes of a layout, merged ones as one."""
    return [ast.unparse(item) for item in (node.elts if isinstance(node, ast.Tuple) else [node])]


def read(text):
    """An array of a framework: the operation's arrays that it holds, and its axes' names (None: as there)."""
    node = ast.parse(text, mode="eval").body
    held = node.value if isinstance(node, ast.Subscript) else node
    parts = tuple(ast.unparse(item) for item in (held.elts if isinstance(held, ast.Tuple) else [held]))
    return parts, names(node.slice) if isinstance(node, ast.Subscript) else None


def arrays_of(framework):
    """Class → its array → what it holds, where that is arrays and not a layer."""
    return {cls: {own: read(text) for own, text in arrays.items() if text and not isinstance(ast.parse(text, mode="eval").body, ast.Call)}
            for cls, arrays in tables(framework, "parameters").items()}


def parameter_map(framework):
    """Class → its array → (PyTorch's array of the same layer, its axes, those of PyTorch's)."""
    neutral = [(name.rstrip("*"), names(ast.parse(shape.split(" if ")[0], mode="eval").body))
               for operation in tables("neutral", "operations").values() for name, shape in operation.get("parameters", {}).items()]
    theirs = {parts: (name, axes) for arrays in arrays_of("torch").values() for name, (parts, axes) in arrays.items()}
    maps = {}
    for cls, arrays in arrays_of(framework).items():
        for own, (parts, axes) in arrays.items():
            order = next((order for name, order in neutral if axes and name == parts[0] and set(order) == set(axes)), None)
            name, order = theirs.get(parts, (parts[0], order))
            if "*" not in own:
                maps.setdefault(cls.split(".")[-1], {})[own] = (name, axes, order)
    return maps


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


def order(axes, theirs, rank):
    """Which of their axes each of ours is; "*kernel" stands for as many as the rank leaves."""
    if not axes or not theirs or axes == theirs:
        return None
    spread = lambda all: [f"{axis}{i}" for axis in all for i in range(rank - len(all) + 1 if axis.startswith("*") else 1)]
    return [spread(theirs).index(axis) for axis in spread(axes)]


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
                return Place(owner, name, (*path, *inner, name), order(*axes, getattr(owner, name).ndim))
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
