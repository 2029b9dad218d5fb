import torch

x = torch.tensor([[1.0, 3.0], [2.0, 0.5]])
best = torch.max(x, dim=1)[1]
top = torch.max(x, 1).values
values, indices = torch.max(x, 1)
total = torch.cat([x, x], dim=-1).sum(dim=(0, 1))
x[0, 1] = 7.0
x[1] += 1
unknown = torch.this_is_no_function(x)
