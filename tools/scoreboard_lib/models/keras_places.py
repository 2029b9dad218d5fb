"""Where PyTorch's arrays lie in a Keras model, by the parameter maps of the tables: layers of Keras have their functions in them, and sequences
need not be classes, so that no report names them."""
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
    """Where an array of PyTorch's state lies in a Keras model: a variable, or an array that is an attribute."""

    def __init__(self, owner, name, path, axes):
        self.owner, self.name, self.path, self.axes = owner, name, path, axes

    def back(self, array):
        return array.transpose(np.argsort(self.axes)) if self.axes else array

    def variable(self):
        return getattr(self.owner, self.name)

    def get(self):
        return self.back(np.asarray(self.variable()))

    def set(self, array):
        array = array.transpose(self.axes) if self.axes else array
        old = self.variable()
        if tuple(old.shape) != array.shape:
            raise ValueError(f"{'.'.join(map(str, self.path))} is {tuple(old.shape)} and not {array.shape}")
        if hasattr(old, "assign"):
            old.assign(array)
        elif not np.allclose(np.asarray(old), array, rtol=1e-6, atol=1e-6):
            raise ValueError(f"{'.'.join(map(str, self.path))} is no variable, and has other numbers")


def order(axes, theirs, rank):
    """Which of their axes each of ours is; "*kernel" stands for as many as the rank leaves."""
    if not axes or not theirs or axes == theirs:
        return None
    spread = lambda all: [f"{axis}{i}" for axis in all for i in range(rank - len(all) + 1 if axis.startswith("*") else 1)]
    return [spread(theirs).index(axis) for axis in spread(axes)]


def member(owner, step):
    """An attribute, or what it became where its name is taken."""
    return getattr(owner, step + "_", None) if hasattr(owner, step + "_") else getattr(owner, step)


def layer_of(sequence, step, prefix, keys):
    """The layer of a Sequential: the n-th that has arrays, as PyTorch's may have others between them."""
    steps = dict.fromkeys(key[len(prefix):].split(".")[0] for key in keys if key.startswith(prefix))
    return [layer for layer in sequence.layers if layer.weights][list(steps).index(step)]


def named_layer(model, step, keys):
    """The layer of a functional model: the one of this name, or the next of those that no key names, for members named as variables were."""
    named = {layer.name: layer for layer in model.layers if layer.weights}
    steps = list(dict.fromkeys(key.split(".")[0] for key in keys))
    others = [layer for name, layer in named.items() if name not in steps]
    return named[step] if step in named else others[[one for one in steps if one not in named].index(step)]


def place_in_keras(model, key, maps, keys):
    """Goes down the attributes of the same names; what a Sequential holds lies in its `layers`."""
    import keras
    owner, path, parts = model, [], key.split(".")
    while True:
        for cls in type(owner).__mro__:
            for own, (theirs, *axes) in maps.get(cls.__name__, {}).items():
                if theirs != ".".join(parts):
                    continue
                *inner, name = own.split(".")
                for step in inner:
                    owner = getattr(owner, step)
                return Place(owner, name, (*path, *inner, name), order(*axes, len(getattr(owner, name).shape)))
        step = parts.pop(0)
        if not parts:
            return Place(owner, step if hasattr(owner, step) else step + "_", (*path, step), None)
        prefix = "".join(f"{one}." for one in path)
        path = [*path, step]
        if type(owner).__name__ == "Functional":
            owner = named_layer(owner, step, keys)
        elif isinstance(owner, keras.Sequential):
            owner = layer_of(owner, step, prefix, keys)
        elif isinstance(owner, (list, tuple)):
            owner = owner[int(step)]
        elif isinstance(owner, dict):
            owner = owner[step]
        elif not (step.isdigit() and hasattr(owner, "activation")):  # a layer and its function are two of PyTorch's
            owner = member(owner, step)
