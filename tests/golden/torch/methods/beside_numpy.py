import numpy as np
import torch


def tuple_tolerance(tol, shapes):
    return [torch.as_tensor(t).expand(shape.numel()) for t, shape in zip(tol, shapes)]


def split(x, length, shapes):
    parts = []
    total = 0
    for shape in shapes:
        parts.append(x[..., total:total + shape.numel()].view((*length, *shape)))
        total = total + shape.numel()
    return tuple(parts)


def check(values, tol):
    shapes = [value.shape for value in values]
    print(np.array(tol).view("int32"))
    return split(torch.cat([value.reshape(-1) for value in values]), (), shapes), tuple_tolerance(tol, shapes)
