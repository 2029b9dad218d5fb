"""Models in flax.nnx."""
import inspect

import jax
import jax.numpy as jnp
import numpy as np
from flax import nnx

from .carry import parameter_map, place_in_flax
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


def step(model, inputs, places):
    arrays = [jnp.asarray(array) for array in inputs]
    floats = [i for i, array in enumerate(inputs) if array.dtype.kind == "f"]

    def loss(model, given):
        all_inputs = list(arrays)
        for i, array in zip(floats, given):
            all_inputs[i] = array
        outputs = flat(model(*all_inputs))
        return sum((output * w).sum() for output, w in zip(outputs, weights_of_outputs(outputs))), outputs

    compute = nnx.jit(nnx.grad(loss, argnums=(nnx.DiffState(0, nnx.Param), 1), has_aux=True))
    (gradients, of_inputs), outputs = compute(model, [arrays[i] for i in floats])
    by_path = {path: np.asarray(value[...] if hasattr(value, "get_value") else value) for path, value in nnx.to_flat_state(gradients)}
    found = {key: place.back(by_path[place.path]) for key, place in places.items() if place.path in by_path}
    given = dict(zip(floats, of_inputs))
    return {"outputs": [np.asarray(output) for output in outputs], "gradients": found,
            "inputs": [np.asarray(given[i]) if i in given else None for i in range(len(inputs))]}


def unsettled(places):
    """Weights and running statistics that are nobody's defaults."""
    random = np.random.default_rng(3)
    return {key: np.abs(place.get() + 0.05 * random.normal(size=place.get().shape)).astype(np.float32) if key.endswith("running_var")
            else (place.get() + 0.05 * random.normal(size=place.get().shape)).astype(np.float32) for key, place in places.items()}


def train(model, module, job, places):
    """What a training loop makes of the model: its losses, all arrays, and what it computes then."""
    batches = [tuple(jnp.asarray(array) for array in batch) for batch in make_batches(job["train"])]
    losses = eval(job["train"]["call"], {**vars(module), "model": model, "batches": batches})
    state = {key: place.get() for key, place in places.items()}
    model.eval()
    return {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state,
            "outputs": step(model, [make(spec, i) for i, spec in enumerate(job["inputs"])], places)["outputs"]}


def run(job):
    module = load(job["program"])
    model = build(job["build"], module)
    maps = parameter_map("jax")
    places = {key: place_in_flax(model, key, maps) for key in job.get("keys", job.get("weights"))}
    weights = job["weights"] if "weights" in job else unsettled(places)
    for key, place in places.items():
        place.set(weights[key])
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    answer = {"weights": weights}
    model.eval()
    answer["eval"] = step(model, inputs, places)
    model.train()
    answer["train"] = step(model, inputs, places)
    answer["after"] = {key: place.get() for key, place in places.items()}
    if "train" in job:
        for key, place in places.items():
            place.set(weights[key])
        answer["trained"] = train(model, module, job, places)
    return answer


if __name__ == "__main__":
    serve(run)
