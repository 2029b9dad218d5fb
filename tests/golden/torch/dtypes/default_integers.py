import torch

i = torch.tensor([[3, 1, 2], [7, -5, 2]])
m = i > 2
counted = i + m
j = torch.tensor([2, 0, 1])
x = torch.zeros(3, dtype=torch.long)
x.scatter_add_(0, j, torch.ones_like(j))
both = x + j
