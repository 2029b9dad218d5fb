"""An item and a name that take one value; a parameter that a loop changes."""
import torch
from torch import nn


def advantages_of(rewards: torch.Tensor, values: torch.Tensor, n: int):
    advantages = torch.zeros_like(rewards)
    last = 0
    for t in reversed(range(n)):
        delta = rewards[t] - values[t]
        advantages[t] = last = delta + 0.9 * last
    return advantages


def decay(model: nn.Linear, rate: float):
    for p in model.parameters():
        p *= 1 - rate
    for p in model.parameters():
        p.data -= rate * p
