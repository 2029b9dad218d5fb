"""Models in Paddle."""
import re

import numpy as np
import paddle

from .inputs import flat, make, make_batches, weights_of_outputs
from .side import build_text, load, serve


def variables(model):
    """What a checkpoint has, without the names that recurrent layers have for their cells' arrays once more."""
    return {key: value for key, value in model.state_dict().items() if not re.search(r"\.cell(_fw|_bw)?\.", key)}


def state_of(model):
    return {key: value.numpy().copy() for key, value in variables(model).items()}


def load_state(model, arrays):
    """Every array of a checkpoint has its place in the model."""
    own = {key: tuple(value.shape) for key, value in variables(model).items()}
    if own.keys() != arrays.keys():
        raise ValueError(f"nobody gave {sorted(own.keys() - arrays.keys())}, and there is no {sorted(arrays.keys() - own.keys())}")
    for key, array in arrays.items():
        if own[key] != array.shape:
            raise ValueError(f"{key} is {own[key]} and not {array.shape}")
    model.set_state_dict({key: paddle.to_tensor(array) for key, array in arrays.items()})


def evaluating(model):
    """The model, no longer training; but recurrent layers take no gradients then, and drop nothing in these models."""
    model.eval()
    for layer in model.sublayers():
        if isinstance(layer, paddle.nn.layer.rnn.RNNBase):
            layer.train()
    return model


def step(model, inputs):
    model.clear_gradients()
    tensors = [paddle.to_tensor(array, stop_gradient=array.dtype.kind != "f") for array in inputs]
    outputs = flat(model(*tensors))
    loss = sum((output * paddle.to_tensor(w)).sum() for output, w in zip(outputs, weights_of_outputs(outputs)) if not output.stop_gradient)
    loss.backward()
    gradients = {key: np.zeros(p.shape, np.float32) if p.grad is None else p.grad.numpy().copy()
                 for key, p in variables(model).items() if not p.stop_gradient}
    return {"outputs": [output.numpy() for output in outputs], "gradients": gradients,
            "inputs": [tensor.grad.numpy() if tensor.grad is not None else None for tensor in tensors]}


def train(model, module, job):
    """What a training loop makes of the model: its losses, all arrays, and what it computes then."""
    batches = [tuple(paddle.to_tensor(array) for array in batch) for batch in make_batches(job["train"])]
    losses = eval(job["train"]["call"], {**vars(module), "model": model, "batches": batches})
    state = state_of(model)
    return {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state,
            "outputs": step(evaluating(model), [make(spec, i) for i, spec in enumerate(job["inputs"])])["outputs"]}


def run(job):
    module = load(job["program"])
    model = eval(build_text(job["build"]), vars(module))
    load_state(model, job["weights"])
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    answer = {"weights": job["weights"]}
    answer["eval"] = step(evaluating(model), inputs)
    model.train()
    answer["train"] = step(model, inputs)
    answer["after"] = state_of(model)
    if "train" in job:
        load_state(model, job["weights"])
        model.clear_gradients()
        answer["trained"] = train(model, module, job)
    return answer


if __name__ == "__main__":
    serve(run)
