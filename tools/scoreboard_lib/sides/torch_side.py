import random

import numpy as np
import torch

from ..encode import encode
from .gradients import nearby, only_result

torch.set_num_threads(1)


def reset(seed):
    np.random.seed(seed)
    np.seterr(all="ignore")
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_default_dtype(torch.float32)
    torch.set_default_device(None)
    torch.set_grad_enabled(True)
    torch.use_deterministic_algorithms(False)


def gradient(function, names):
    leaves, arguments = [], []
    for position, (name, value) in enumerate(zip(function.names, function.values)):
        if name in names:
            moved = torch.from_numpy(np.asarray(nearby(value.detach().numpy(), position)))
            leaves.append(moved.requires_grad_(True))
            arguments.append(leaves[-1].clone())  # a leaf can't be written to
        else:
            arguments.append(value)
    result = only_result(function.call(*arguments), lambda item: isinstance(item, torch.Tensor) and item.is_floating_point())
    if not result.requires_grad:
        return [encode(torch.zeros_like(leaf)) for leaf in leaves]
    found = torch.autograd.grad(result.sum(), leaves, allow_unused=True)
    return [encode(torch.zeros_like(leaf) if item is None else item) for item, leaf in zip(found, leaves)]


class _Example(torch.nn.Module):
    def __init__(self, call):
        super().__init__()
        self.call = call

    def forward(self, *arguments):
        return self.call(*arguments)


def compiled(function):
    arguments = tuple(function.values)
    program = torch.export.export(_Example(function.call), arguments)
    return program.module()(*arguments)


