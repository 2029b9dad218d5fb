"""Which of several equal elements a place is of: told only where the places are used."""
import torch

scores = torch.tensor([[3, 1, 3], [2, 2, 5]])

middle = torch.median(scores, dim=1).values
middle, _ = torch.median(scores, dim=1)
second = scores.kthvalue(2)[0]


def values(x: torch.Tensor):
    least, place = torch.kthvalue(x.long(), 1, dim=0)
    return least


def places(x: torch.Tensor):
    return torch.median(x.long(), dim=0).indices


value, place = torch.kthvalue(scores, 2)
both = torch.median(scores, dim=0)
