import torch
from torch import nn

class GPT(nn.Module):
    def __init__(self, n, v):
        super().__init__()
        self.tok = nn.Embedding(v, n)
        self.pos = nn.Embedding(8, n)

    def forward(self, idx):
        device = idx.device
        b, t = idx.size()
        pos = torch.arange(0, t, dtype=torch.long, device=device)
        mask = torch.tril(torch.ones(t, t, device=device))
        return self.tok(idx) + self.pos(pos) + mask.sum().to(device)

def other(x):
    device = x.device
    print(device)
    return torch.zeros(3, device=device)
