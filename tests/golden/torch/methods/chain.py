import torch
from torch import Tensor


def attention(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    scale = q.size(-1) ** -0.5
    scores = q @ k.transpose(-2, -1) * scale
    return torch.softmax(scores, dim=-1) @ v


def heads(x: torch.Tensor, n: int) -> torch.Tensor:
    b, t, c = x.shape
    return (
        x.view(b, t, n, c // n)
        .permute(0, 2, 1, 3)  # batch, head, time, channel
        .contiguous()
    )
