"""Models in MLX."""
import mlx.core as mx
import numpy as np
from mlx.utils import tree_flatten

from .inputs import flat, make, make_batches, weights_of_outputs
from .side import build_text, load, serve


def variables(model):
    """What a checkpoint has: "conv.weight" → the array."""
    return dict(tree_flatten(model.parameters()))


def state_of(model):
    return {name: np.array(value) for name, value in variables(model).items()}


def load_state(model, arrays, known):
    """Every array of a checkpoint has its place in the model; `known`: those that it had from the start and trains, for a
    cache is in no checkpoint, nor is every buffer."""
    own = {name: tuple(value.shape) for name, value in variables(model).items()}
    if missing := known - arrays.keys():
        raise ValueError(f"nobody gave {sorted(missing)}")
    if wrong := [name for name, array in arrays.items() if own.get(name) != array.shape]:
        raise ValueError(f"{wrong} are not there, or of another shape")
    model.load_weights([(name, mx.array(array)) for name, array in arrays.items()], strict=False)


def step(model, inputs):
    arrays = [mx.array(array) for array in inputs]
    floats = [i for i, array in enumerate(inputs) if array.dtype.kind == "f"]

    def loss(parameters, given):
        model.update(parameters)
        all_inputs = list(arrays)
        for i, array in zip(floats, given):
            all_inputs[i] = array
        outputs = flat(model(*all_inputs))
        return sum((output * mx.array(w)).sum() for output, w in zip(outputs, weights_of_outputs(outputs))), outputs

    compute = mx.value_and_grad(loss, argnums=(0, 1))
    (_, outputs), (gradients, of_inputs) = compute(model.trainable_parameters(), [arrays[i] for i in floats])
    mx.eval(outputs, gradients, of_inputs, model.state)
    given = dict(zip(floats, of_inputs))
    return {"outputs": [np.array(output) for output in outputs], "gradients": {name: np.array(value) for name, value in tree_flatten(gradients)},
            "inputs": [np.array(given[i]) if i in given else None for i in range(len(inputs))]}


def train(model, module, job):
    """What a training loop makes of the model: its losses, all arrays, and what it computes then."""
    batches = [tuple(mx.array(array) for array in batch) for batch in make_batches(job["train"])]
    losses = eval(job["train"]["call"], {**vars(module), "model": model, "batches": batches})
    state = state_of(model)
    model.eval()
    return {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state,
            "outputs": step(model, [make(spec, i) for i, spec in enumerate(job["inputs"])])["outputs"]}


def run(job):
    module = load(job["program"])
    model = eval(build_text(job["build"]), vars(module))
    known = {name for name, _ in tree_flatten(model.trainable_parameters())}
    load_state(model, job["weights"], known)
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    answer = {"weights": job["weights"]}
    model.eval()
    answer["eval"] = step(model, inputs)
    model.train()
    answer["train"] = step(model, inputs)
    answer["after"] = state_of(model)
    if "train" in job:
        load_state(model, job["weights"], known)
        answer["trained"] = train(model, module, job)
    return answer


if __name__ == "__main__":
    mx.set_default_device(mx.cpu)
    serve(run)
