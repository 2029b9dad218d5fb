import torch


def precision(hits, counts):
    return hits.float() / counts.sum(0).clamp(min=1)


def masked(x, mask, y):
    return x * mask.bool(), x * y


counts = torch.bincount(torch.tensor([0, 1, 1]), minlength=4).reshape(2, 2)
print(precision(counts.diagonal(), counts))
