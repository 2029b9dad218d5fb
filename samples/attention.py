"""Attention over a short sequence, on plain tensors."""

import math

import torch


def softmax(scores: torch.Tensor, dim=-1):
    # Shifted, so that nothing overflows.
    shifted = scores - torch.max(scores, dim, keepdim=True).values
    weights = torch.exp(shifted)
    return weights / torch.sum(weights, dim=dim, keepdim=True)


def positions(length, width):
    """Sines and cosines of different wavelengths, side by side."""
    steps = torch.arange(length, dtype=torch.float32).unsqueeze(1)
    rates = torch.exp(torch.arange(0, width, 2, dtype=torch.float32) * (-math.log(10000.0) / width))
    return torch.cat([torch.sin(steps * rates), torch.cos(steps * rates)], dim=1)


def attend(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, causal=True):
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if causal:
        length = scores.shape[-1]
        visible = torch.tril(torch.ones((length, length), dtype=torch.bool))
        scores = torch.where(visible, scores, torch.full_like(scores, -math.inf))
    return torch.matmul(softmax(scores), value)


if __name__ == "__main__":
    x = positions(length=6, width=8)
    y = attend(x, x, x)
    print(torch.round(y[:, :4], decimals=3))
    print("rows sum to", torch.sum(y, dim=0).shape, "each near", float(torch.mean(y)))
