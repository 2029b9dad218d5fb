import torch

# Said once a file, where 64-bit integers are asked for.
labels = torch.tensor([1, 2], dtype=torch.int64)
total = labels.long().sum() * torch.tensor(3, dtype=torch.long)
small = torch.tensor([100, 100], dtype=torch.int8).cumsum(0)
