import math

import torch
from torch import nn


def initial_weight(sizes, name):
    """Random numbers of the distribution that Keras calls so."""
    weight = torch.empty(sizes)
    if name in ("uniform", "random_uniform"):
        return nn.init.uniform_(weight, -0.05, 0.05)
    if name in ("normal", "random_normal"):
        return nn.init.normal_(weight, std=0.05)
    if name == "truncated_normal":
        return nn.init.trunc_normal_(weight, std=0.05, a=-0.1, b=0.1)
    if name == "orthogonal":
        return nn.init.orthogonal_(weight)
    field = math.prod(sizes[:-2])
    fan_in, fan_out = (sizes[-2] * field, sizes[-1] * field) if len(sizes) > 1 else sizes * 2 if sizes else (1, 1)
    kind, distribution = name.split("_")
    variance = {"glorot": 2.0 / (fan_in + fan_out), "he": 2.0 / fan_in, "lecun": 1.0 / fan_in}[kind]
    if distribution == "uniform":
        bound = math.sqrt(3.0 * variance)
        return nn.init.uniform_(weight, -bound, bound)
    std = math.sqrt(variance) / 0.87962566103423978
    return nn.init.trunc_normal_(weight, std=std, a=-2.0 * std, b=2.0 * std)
