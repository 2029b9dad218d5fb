import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(4, 4)

    def forward(self, x):
        pos = torch.arange(x.size(1), device=x.device)
        m = torch.ones(3, 3, device=x.device, dtype=x.dtype)
        z = torch.zeros_like(x, device=x.device)
        dev = x.device
        q = torch.empty(2, device=dev).to(x.device)
        return self.l(x) + pos + m.sum() + z + q.to(x)

def run(X, Y):
    s = 0
    for xb, yb in DataLoader(TensorDataset(X, Y), batch_size=2):
        s = s + xb.float().mean() + yb.float().sum()
    return s
