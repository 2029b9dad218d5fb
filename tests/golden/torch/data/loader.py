import torch
from torch.utils.data import DataLoader, TensorDataset

x = torch.arange(12.0).reshape(6, 2)
y = torch.arange(6)
for a, b in DataLoader(TensorDataset(x, y), batch_size=4):
    print(a.shape, b)
