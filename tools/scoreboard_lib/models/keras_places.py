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
    """The axes of a layout, each with the names that are merged in it."""
    items = node.elts if isinstance(node, ast.Tuple) else [node]
    return [tuple(ast.unparse(one) for one in (item.elts if isinstance(item, ast.Tuple) else [item])) for item in items]


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
    """Class → its array → (PyTorch's array of the same layer, its axes, those of PyTorch's, which of its parts each of PyTorch's is)."""
    neutral = [(name.rstrip("*"), names(ast.parse(shape.split(" if ")[0], mode="eval").body))
               for operation in tables("neutral", "operations").values() for name, shape in operation.get("parameters", {}).items()]
    theirs = {frozenset(parts): (name, axes, parts) for arrays in arrays_of("torch").values() for name, (parts, axes) in arrays.items()}
    maps = {}
    for cls, arrays in arrays_of(framework).items():
        for own, (parts, axes) in arrays.items():
            order = next((order for name, order in neutral if axes and name == parts[0] and set(order) == set(axes)), None)
            name, layout, gates = theirs.get(frozenset(parts), (parts[0], order, parts))
            order = layout or order
            if "*" not in own:
                maps.setdefault((cls.startswith("helpers."), cls.split(".")[-1]), {})[own] = (name, axes, order, [parts.index(gate) for gate in gates])
    return maps


class Place:
    """Where an array of PyTorch's state lies in a Keras model: a variable, a row of one ("bias[0]"), or an array that is an attribute."""

    def __init__(self, owner, name, path, layout=None):
        self.owner, self.path, self.layout = owner, path, layout
        self.name, _, row = name.partition("[")
        self.row = int(row[:-1]) if row else None

    def back(self, array):
        array = array if self.row is None else array[self.row]
        return self.layout.back(array) if self.layout else array

    def variable(self):
        return getattr(self.owner, self.name)

    def get(self):
        return self.back(np.asarray(self.variable()))

    def set(self, array):
        old = self.variable()
        shape = tuple(old.shape) if self.row is None else tuple(old.shape)[1:]
        array = self.layout.there(array, shape) if self.layout else array
        if shape != array.shape:
            raise ValueError(f"{'.'.join(map(str, self.path))} is {shape} and not {array.shape}")
        if hasattr(old, "assign"):
            old.assign(array if self.row is None else [array if i == self.row else one for i, one in enumerate(np.asarray(old))])
        elif not np.allclose(np.asarray(old), array, rtol=1e-6, atol=1e-6):
            raise ValueError(f"{'.'.join(map(str, self.path))} is no variable, and has other numbers")


class Layout:
    """How an array of Keras's lies in PyTorch: its axes in another order, some merged, and parts of one (the gates) in another order."""

    def __init__(self, own, theirs, gates, rank):
        spread = lambda all: [one for axis in all for one in ([(f"{axis[0]}{i}",) for i in range(rank - len(all) + 1)] if axis[0].startswith("*") else [axis])]
        self.own, self.theirs, self.gates = spread(own), spread(theirs), gates
        self.units = [unit for axis in self.theirs for unit in ([axis] if axis in self.own else [(name,) for name in axis])]
        self.order = [self.own.index(unit) for unit in self.units]

    def gated(self, array, gates):
        axis = next((i for i, unit in enumerate(self.units) if "part" in unit), None)
        return array if axis is None else np.concatenate([np.split(array, len(gates), axis)[gate] for gate in gates], axis)

    def back(self, array):
        array = self.gated(array.transpose(self.order), self.gates)
        sizes = dict(zip(self.units, array.shape))
        return array.reshape([sizes[axis] if axis in sizes else int(np.prod([sizes[(name,)] for name in axis])) for axis in self.theirs])

    def there(self, array, shape):
        array = array.reshape([shape[i] for i in self.order])
        return self.gated(array, np.argsort(self.gates)).transpose(np.argsort(self.order))


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
            for own, (theirs, *axes) in maps.get((not cls.__module__.startswith("keras."), cls.__name__), {}).items():
                if theirs != ".".join(parts):
                    continue
                *inner, name = own.split(".")
                for step in inner:
                    owner = getattr(owner, step)
                rank = len(getattr(owner, name.partition("[")[0]).shape) - ("[" in name)
                return Place(owner, name, (*path, *inner, name), Layout(*axes, rank) if axes[0] and axes[1] else None)
        step = parts.pop(0)
        if not parts:
            return Place(owner, step if hasattr(owner, step) else step + "_", (*path, step))
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
