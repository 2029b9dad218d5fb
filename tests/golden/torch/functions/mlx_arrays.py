import torch
import torch.nn.functional as F


def attention(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask=None):
    scores = torch.matmul(q, k.transpose(-2, -1)) / q.size(-1) ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask == 0, float("-inf"))
    weights = F.softmax(scores, dim=-1)
    return weights @ v, weights


def standardize(x: torch.Tensor, eps: float = 1e-5) -> torch.Tensor:
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True, unbiased=False)
    return (x - mean) / torch.sqrt(var + eps)


x = torch.arange(12, dtype=torch.float32).reshape(3, 4)
x[0] = 1.0
row = x[0]
row[1] = 5.0
chosen = standardize(x)[:, torch.tensor([0, 2])]
large = x[x > 3]
counts = torch.tensor([[1, 2], [3, 4]]) @ torch.tensor([1, 2])
print(chosen, large, counts, x.argmax(dim=1), x.device)
