import torch

x = torch.ones(2, 3)
parts = [x, x]
print(torch.matmul(*[x, x.T]), torch.maximum(*(x, x * 2)), torch.cat(parts, *(1,)))
print(torch.matmul(*parts))
