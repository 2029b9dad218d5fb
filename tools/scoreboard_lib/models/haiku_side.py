"""Models in haiku, transformed functions whose arrays are handed in. PyTorch's names and shapes of the arrays come from its side."""
import inspect

import haiku as hk
import jax
import jax.numpy as jnp
import numpy as np

from .inputs import flat, make, make_batches, weights_of_outputs
from .side import load, serve

OWN = {"w": "weight", "b": "bias", "scale": "weight", "offset": "bias", "embeddings": "weight"}


def takes_key(network):
    return "rng" in inspect.signature(network.apply).parameters


def apply(network, params, *args, **options):
    key = [jax.random.key(2)] if takes_key(network) else []
    return network.apply(params, *key, *args, **options)


def held_as(parent, module):
    """The ways in which a module may be a part of the one that calls it: what that one calls it, or holds it by."""
    for name, value in vars(parent).items():
        if value is module:
            return [name, module.module_name.split("/")[-1]]
        if isinstance(value, (list, tuple)) and any(one is module for one in value):
            place = next(i for i, one in enumerate(value) if one is module)
            if isinstance(parent, hk.nets.MLP):
                return [str(2 * place)]  # activations stand between
            return [str(place)] if isinstance(parent, hk.Sequential) else [f"{name}.{place}"]
    return []


def paths_of(network, inputs, options):
    """Every module's ways to be called in PyTorch, by the name that haiku gives it; and the variables that a first call makes."""
    paths, stack, made = {}, [], {}

    def note(call, args, kwargs, context):
        module = context.module
        if context.method_name == "__init__":
            return call(*args, **kwargs)
        if module.module_name not in paths:
            kind, parent = type(module).__name__, stack[-1] if stack else None
            ways = held_as(parent, module) if parent is not None else []
            if not ways:
                of_kind = made.setdefault((id(parent), kind), [])
                of_kind.append(module)
                name = module.module_name.split("/")[-1]
                ways = [f"{kind}.{len(of_kind) - 1}", name, name.rstrip("0123456789").rstrip("_")]
            heads = paths[parent.module_name] if parent is not None else [""]
            paths[module.module_name] = [f"{head}.{way}".lstrip(".") for head in heads for way in ways]
        stack.append(module)
        result = call(*args, **kwargs)
        stack.pop()
        return result

    def first(*inputs):
        with hk.intercept_methods(note):
            return network.init(jax.random.key(0), *inputs, **options)

    return first(*inputs), paths


class Place:
    """Where an array that PyTorch calls `key` lies among the variables, and how."""

    def __init__(self, module, name, value, isLayers):
        self.module, self.name = module, name
        rank = np.ndim(value)
        isKernel = isLayers and name == "w" and rank > 1  # of a layer of haiku's
        self.order = [rank - 1, rank - 2, *range(rank - 2)] if isKernel else list(range(rank))

    def get(self, variables):
        return np.asarray(variables[self.module][self.name]).transpose(self.order)

    def set(self, variables, array):
        variables[self.module][self.name] = jnp.asarray(np.asarray(array).transpose(np.argsort(self.order)), jnp.float32)


def places_of(keys, variables, paths):
    found = {}
    for module, arrays in variables.items():
        for name, value in arrays.items():
            ways = [(f"{path}." if path else "") + one for path in paths.get(module, [""]) for one in (OWN.get(name, name), name)]
            ways += [way.replace(".linear.", ".out.") for way in ways]  # the last part of an attention
            all_places = {way: Place(module, name, value, not way.endswith(f".{name}")) for way in ways}
            key = next((way for way, place in all_places.items() if way in keys and tuple(keys[way]) == place.get(variables).shape), None)
            if key is None or key in found:
                raise KeyError(f"{module}/{name}: none of {ways} among {list(keys)}")
            found[key] = all_places[key]
    return found


def step(network, variables, inputs, options, places):
    arrays = [jnp.asarray(array) for array in inputs]
    floats = [i for i, array in enumerate(inputs) if array.dtype.kind == "f"]

    def loss(params, given):
        all_inputs = list(arrays)
        for i, array in zip(floats, given):
            all_inputs[i] = array
        outputs = flat(apply(network, params, *all_inputs, **options))
        return sum((output * w).sum() for output, w in zip(outputs, weights_of_outputs(outputs))), outputs

    (gradients, of_inputs), outputs = jax.jit(jax.grad(loss, argnums=(0, 1), has_aux=True))(variables, [arrays[i] for i in floats])
    given = dict(zip(floats, of_inputs))
    return {"outputs": [np.asarray(output) for output in outputs], "gradients": {key: where.get(gradients) for key, where in places.items()},
            "inputs": [np.asarray(given[i]) if i in given else None for i in range(len(inputs))]}


def run(job):
    module = load(job["program"])
    network = eval(job["build"], vars(module))
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    options = job.get("call", {"eval": {}, "train": {}})
    variables, paths = paths_of(network, [jnp.asarray(array) for array in inputs], options["eval"])
    variables = {name: dict(arrays) for name, arrays in variables.items()}
    places = places_of(job["keys"], variables, paths)
    if len(places) != len(job["keys"]):
        raise ValueError(f"{len(places)} arrays, and {len(job['keys'])} there")
    random = np.random.default_rng(3)
    for where in places.values():
        value = where.get(variables)
        where.set(variables, value + 0.05 * random.normal(size=value.shape))
    state = lambda of: {key: where.get(of) for key, where in places.items()}
    answer = {"weights": state(variables), "after": state(variables)}
    for mode in ("eval", "train"):
        answer[mode] = step(network, variables, inputs, options[mode], places)
    if "train" in job:
        batches = [tuple(jnp.asarray(array) for array in batch) for batch in make_batches(job["train"])]
        losses, trained = eval(job["train"]["call"], {**vars(module), "variables": variables, "batches": batches})
        answer["trained"] = {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state(trained),
                             "outputs": step(network, trained, inputs, options["eval"], places)["outputs"]}
    return answer


if __name__ == "__main__":
    serve(run)
