"""Models in flax.linen, whose arrays are no part of them. PyTorch's names and shapes of the arrays come from its side."""
import ast
import json
import pathlib

import flax
import jax
import jax.numpy as jnp
import numpy as np
from flax import linen as nn

from .inputs import flat, make, make_batches, weights_of_outputs
from .side import load, serve


MAPPINGS = pathlib.Path(__file__).resolve().parents[3] / "mappings"


def tables(folder, key):
    """What all tables of a folder have under a key."""
    found = {}
    for path in sorted((MAPPINGS / folder).glob("*.json")):
        found |= json.loads(path.read_text()).get(key, {})
    return found


def names(node):
    """The axes of a layout, merged ones as one."""
    return [ast.unparse(item) for item in (node.elts if isinstance(node, ast.Tuple) else [node])]


def read(text):
    """An array of a class: the operation's array that it holds, and its axes' names (None: as there)."""
    node = ast.parse(text, mode="eval").body
    held = node.value if isinstance(node, ast.Subscript) else node
    return ast.unparse(held), names(node.slice) if isinstance(node, ast.Subscript) else None


def classes_of(model, inputs, options):
    """The variables that a first call makes, and the class of every layer by its path."""
    classes = {}

    def note(call, args, kwargs, context):
        classes[context.module.path] = type(context.module).__name__
        return call(*args, **kwargs)

    with nn.intercept_methods(note):
        variables = model.init({"params": jax.random.key(0), "dropout": jax.random.key(1)}, *inputs, **options)
    return flax.core.unfreeze(variables), classes


def layouts():
    """Class → its array → (the operation's name for it, the axes here, those there)."""
    there = [(name, names(ast.parse(shape.split(" if ")[0], mode="eval").body))
             for operation in tables("neutral", "operations").values() for name, shape in operation.get("parameters", {}).items()]
    found = {}
    for cls, arrays in tables("jax", "parameters").items():
        for own, text in arrays.items():
            if not cls.startswith("flax.linen.") or not text:
                continue
            name, axes = read(text)
            order = next((order for other, order in there if axes and other == name and set(order) == set(axes)), None)
            found.setdefault(cls.split(".")[-1], {})[own] = (name, axes, order)
    return found


class Place:
    """Where an array that PyTorch calls `key` lies among the variables, and how."""

    def __init__(self, path, axes, order, shape):
        self.path, self.shape = path, shape
        if axes and order and axes != order:
            rank = len(shape)
            spread = lambda all: [f"{a}{i}" for a in all for i in range(rank - len(all) + 1 if a.startswith("*") else 1)]
            self.axes = [spread(order).index(axis) for axis in spread(axes)]  # which of theirs each of ours is
        else:
            self.axes = list(range(len(shape)))

    def get(self, variables, like=None):
        value = variables
        for step in self.path:
            value = value[step]
        array = np.asarray(value).transpose(np.argsort(self.axes))
        return array if like is None else array.reshape(like)

    def set(self, variables, array):
        *path, last = self.path
        for step in path:
            variables = variables[step]
        theirs = [self.shape[i] for i in np.argsort(self.axes)]
        variables[last] = jnp.asarray(np.asarray(array).reshape(theirs).transpose(self.axes))


def joined(steps):
    """The ways to join neighbours: PyTorch's `heads.a` and `Dense.0` are `heads_a` and `Dense_0`."""
    if len(steps) < 2:
        return [steps]
    return [way for rest in joined(steps[1:]) for way in ([f"{steps[0]}_{rest[0]}", *rest[1:]], [steps[0], *rest])]


def place(key, variables, classes, maps):
    """PyTorch's `block.0.Dense_0.weight` is the kernel of `block_0/Dense_0`."""
    for path in joined(key.split(".")):
        axes = order = None
        for depth in range(len(path) - 1, -1, -1):
            named = maps.get(classes.get(tuple(path[:depth]), ""), {})
            own = next((own for own, (name, *_) in named.items() if name == ".".join(path[depth:])), None)
            if own:
                _, axes, order = named[own]
                path = [*path[:depth], *own.split(".")]
                break
        for collection in variables:
            value = variables[collection]
            for step in path:
                value = value.get(step) if isinstance(value, dict) else None
            if value is not None:
                return Place([collection, *path], axes, order, np.shape(value))
    raise KeyError(f"{key}: no such variable")


def step(model, variables, inputs, options, places, shapes, isTraining):
    arrays = [jnp.asarray(array) for array in inputs]
    floats = [i for i, array in enumerate(inputs) if array.dtype.kind == "f"]
    rest = {name: value for name, value in variables.items() if name != "params"}

    def loss(params, given):
        all_inputs = list(arrays)
        for i, array in zip(floats, given):
            all_inputs[i] = array
        result = model.apply({"params": params, **rest}, *all_inputs, **options, rngs={"dropout": jax.random.key(2)},
                             mutable=list(rest) if isTraining else False)
        outputs, changed = result if isTraining else (result, rest)
        outputs = flat(outputs)
        return sum((output * w).sum() for output, w in zip(outputs, weights_of_outputs(outputs))), (outputs, changed)

    (gradients, of_inputs), (outputs, changed) = jax.jit(jax.grad(loss, argnums=(0, 1), has_aux=True))(variables["params"], [arrays[i] for i in floats])
    given = dict(zip(floats, of_inputs))
    found = {key: where.get({"params": gradients}, shapes[key]) for key, where in places.items() if where.path[0] == "params"}
    return {"outputs": [np.asarray(output) for output in outputs], "gradients": found,
            "inputs": [np.asarray(given[i]) if i in given else None for i in range(len(inputs))]}, {**variables, **changed}


def run(job):
    module = load(job["program"])
    model = eval(job["build"], vars(module))
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    options = job.get("call", {"eval": {}, "train": {}})
    variables, classes = classes_of(model, [jnp.asarray(array) for array in inputs], options["eval"])
    maps = layouts()
    places = {key: place(key, variables, classes, maps) for key in job["keys"]}
    if len(places) != len(jax.tree.leaves(variables)):
        raise ValueError(f"{len(jax.tree.leaves(variables))} arrays, and {len(places)} there")
    shapes = {key: tuple(shape) for key, shape in job["keys"].items()}
    random = np.random.default_rng(3)
    for key, where in places.items():
        value = where.get(variables) + 0.05 * random.normal(size=where.get(variables).shape)
        where.set(variables, np.abs(value) if key.endswith("running_var") else value)
    variables = jax.tree.map(lambda a: a.astype(jnp.float32), variables)
    state = lambda of: {key: where.get(of, shapes[key]) for key, where in places.items()}
    answer = {"weights": state(variables)}
    answer["eval"], _ = step(model, variables, inputs, options["eval"], places, shapes, False)
    answer["train"], after = step(model, variables, inputs, options["train"], places, shapes, True)
    answer["after"] = state(after)
    if "train" in job:
        batches = [tuple(jnp.asarray(array) for array in batch) for batch in make_batches(job["train"])]
        losses, trained = eval(job["train"]["call"], {**vars(module), "model": model, "variables": variables, "batches": batches})
        trained = flax.core.unfreeze(trained)
        outputs, _ = step(model, trained, inputs, options["eval"], places, shapes, False)
        answer["trained"] = {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state(trained), "outputs": outputs["outputs"]}
    return answer


if __name__ == "__main__":
    serve(run)
