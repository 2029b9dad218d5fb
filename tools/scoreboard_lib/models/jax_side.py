"""Models in flax.nnx."""
import inspect

import jax
import jax.numpy as jnp
import numpy as np
from flax import nnx

from .inputs import flat, make, make_batches, weights_of_outputs
from .side import load, serve


def build(expression, module):
    """The constructor's call, with the random streams that it has come to need."""
    names = vars(module)
    if "rngs=" in expression:
        return eval(expression, {**names, "nnx": nnx})
    made = names[expression.split("(")[0]]
    if "rngs" in inspect.signature(made.__init__ if isinstance(made, type) else made).parameters:
        head, tail = expression[:-1], ")"
        expression = head + ("" if head.endswith("(") else ", ") + "rngs=nnx.Rngs(0)" + tail
    return eval(expression, {**names, "nnx": nnx})


def variables(model):
    """What a checkpoint has: "conv.kernel" → the variable, without the state of random streams."""
    return {".".join(map(str, path)): value for path, value in nnx.to_flat_state(nnx.state(model, nnx.Not(nnx.RngState)))}


def state_of(model):
    return {name: np.asarray(value[...] if hasattr(value, "get_value") else value) for name, value in variables(model).items()}


def load_state(model, arrays):
    """Every array of a checkpoint has its place in the model."""
    known = {name for name, value in variables(model).items() if hasattr(value, "get_value")}  # a cache is in no checkpoint
    for name, array in arrays.items():
        owner, *path = [model, *name.split(".")]
        for part in path[:-1]:
            owner = owner[int(part)] if isinstance(owner, nnx.List) else owner[part] if isinstance(owner, nnx.Dict) else getattr(owner, part)
        old = getattr(owner, path[-1])
        if tuple(old.shape) != array.shape:
            raise ValueError(f"{name} is {tuple(old.shape)} and not {array.shape}")
        if hasattr(old, "get_value"):
            old[...] = jnp.asarray(array)
        else:
            setattr(owner, path[-1], jnp.asarray(array))
    if missing := known - set(arrays):
        raise ValueError(f"nobody gave {sorted(missing)}")


def trained(path, variable):
    """Parameters, but for those that code has said are not trained."""
    return isinstance(variable, nnx.Param) and getattr(variable, "requires_grad", True)


def step(model, inputs):
    arrays = [jnp.asarray(array) for array in inputs]
    floats = [i for i, array in enumerate(inputs) if array.dtype.kind == "f"]

    def loss(model, given):
        all_inputs = list(arrays)
        for i, array in zip(floats, given):
            all_inputs[i] = array
        outputs = flat(model(*all_inputs))
        return sum((output * w).sum() for output, w in zip(outputs, weights_of_outputs(outputs))), outputs

    compute = nnx.jit(nnx.grad(loss, argnums=(nnx.DiffState(0, trained), 1), has_aux=True))
    (gradients, of_inputs), outputs = compute(model, [arrays[i] for i in floats])
    found = {".".join(map(str, path)): np.asarray(value[...] if hasattr(value, "get_value") else value) for path, value in nnx.to_flat_state(gradients)}
    given = dict(zip(floats, of_inputs))
    return {"outputs": [np.asarray(output) for output in outputs], "gradients": found,
            "inputs": [np.asarray(given[i]) if i in given else None for i in range(len(inputs))]}


def unsettled(state):
    """Weights and running statistics that are nobody's defaults."""
    random = np.random.default_rng(3)
    moved = {name: (array + 0.05 * random.normal(size=array.shape)).astype(array.dtype) if array.dtype.kind == "f" else array for name, array in state.items()}
    return {name: np.abs(array) if name.split(".")[-1] in ("var", "running_var") else array for name, array in moved.items()}


def with_key(call, module):
    """The call, with the key that it has come to need."""
    keyed = "key" in inspect.signature(vars(module)[call.split("(")[0]]).parameters
    return call[:-1] + ", key=jax.random.key(0))" if keyed else call


def train(model, module, job):
    """What a training loop makes of the model: its losses, all arrays, and what it computes then."""
    batches = [tuple(jnp.asarray(array) for array in batch) for batch in make_batches(job["train"])]
    losses = eval(with_key(job["train"]["call"], module), {**vars(module), "jax": jax, "model": model, "batches": batches})
    state = state_of(model)
    model.eval()
    return {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state,
            "outputs": step(model, [make(spec, i) for i, spec in enumerate(job["inputs"])])["outputs"]}


def run(job):
    module = load(job["program"])
    model = build(job["build"], module)
    weights = job["weights"] if "weights" in job else unsettled(state_of(model))
    load_state(model, weights)
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    answer = {"weights": weights}
    model.eval()
    answer["eval"] = step(model, inputs)
    model.train()
    answer["train"] = step(model, inputs)
    answer["after"] = state_of(model)
    if "train" in job:
        load_state(model, weights)
        answer["trained"] = train(model, module, job)
    return answer


if __name__ == "__main__":
    serve(run)
