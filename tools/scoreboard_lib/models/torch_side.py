"""Models in PyTorch."""
import numpy as np
import torch

from .inputs import arguments, flat, make, make_batches, weights_of_outputs
from .side import build_text, load, serve


def unsettle(model):
    """Weights and running statistics that are nobody's defaults."""
    for parameter in model.parameters():
        if not torch.isfinite(parameter).all() or parameter.abs().max() > 100 or parameter.abs().max() < 1e-30:  # torch.empty
            parameter.data = torch.zeros_like(parameter)
        parameter.data = parameter.data + 0.05 * torch.randn_like(parameter)
    for name, buffer in model.named_buffers():
        if name.endswith("running_mean"):
            buffer.copy_(0.1 * torch.randn_like(buffer))
        if name.endswith("running_var"):
            buffer.copy_(0.5 + torch.rand_like(buffer))


def state_of(model):
    return {key: value.detach().numpy().copy() for key, value in model.state_dict().items() if not key.endswith("num_batches_tracked")}


def step(model, inputs, options={}):
    model.zero_grad()
    tensors = [torch.tensor(array, requires_grad=array.dtype.kind == "f") for array in inputs]
    outputs = flat(model(*arguments(model, tensors), **options))
    loss = sum((output * torch.tensor(w)).sum() for output, w in zip(outputs, weights_of_outputs(outputs)) if output.requires_grad)
    loss.backward()
    gradients = {key: np.zeros(p.shape, np.float32) if p.grad is None else p.grad.numpy().copy()
                 for key, p in model.state_dict(keep_vars=True).items() if p.requires_grad}  # tied ones under all their names
    return {"outputs": [output.detach().numpy() for output in outputs], "gradients": gradients,
            "inputs": [tensor.grad.numpy() if tensor.grad is not None else None for tensor in tensors]}


def train(model, module, job):
    """What a training loop makes of the model: its losses, all arrays, and what it computes then."""
    batches = [tuple(torch.tensor(array) for array in batch) for batch in make_batches(job["train"])]
    losses = eval(job["train"]["call"], {**vars(module), "model": model, "variables": model, "batches": batches})
    if "variables" in job["train"]["call"]:  # the source hands the model its arrays, and has others after training
        losses, model = losses
    state = state_of(model)
    model.eval()
    return {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state,
            "outputs": step(model, [make(spec, i) for i, spec in enumerate(job["inputs"])], job.get("call", {"eval": {}})["eval"])["outputs"]}


def run(job):
    module = load(job["program"])
    torch.manual_seed(0)
    model = eval(build_text(job["build"]), vars(module))
    model.takes_list = job.get("takes_list", False)
    options = job.get("call", {"eval": {}, "train": {}})
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    if job.get("made_when_called"):
        with torch.no_grad():
            model(*arguments(model, map(torch.tensor, inputs)), **options["eval"])
    if "weights" not in job:
        unsettle(model)
    else:
        own = {key for key in model.state_dict() if not key.endswith("num_batches_tracked") or key in job["weights"]}
        if own != set(job["weights"]):
            raise ValueError(f"nobody gave {own - set(job['weights'])}")
        model.load_state_dict({key: torch.tensor(value) for key, value in job["weights"].items()}, strict=False)
    if job.get("only_keys"):
        return {key: value.shape for key, value in state_of(model).items()}
    answer = {"weights": state_of(model)}
    model.eval()
    answer["eval"] = step(model, inputs, options["eval"])
    model.train()
    answer["train"] = step(model, inputs, options["train"])
    answer["after"] = state_of(model)
    if "train" in job:
        model.load_state_dict({key: torch.tensor(value) for key, value in answer["weights"].items()}, strict=False)
        model.zero_grad()
        answer["trained"] = train(model, module, job)
    return answer


if __name__ == "__main__":
    torch.set_num_threads(1)
    serve(run)
