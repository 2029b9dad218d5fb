import torch
from torch import nn, optim

class Q(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(4, 2)

    def forward(self, x):
        return self.l(x)

q = Q()
t = Q()
opt = optim.Adam(q.parameters(), lr=1e-3)

def step(s, a, r, s2):
    pred = q(s).gather(1, a)
    with torch.inference_mode():
        target = r + 0.99 * q(s2).max(1)[0].unsqueeze(1)
    loss = ((pred - target) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    return loss.item()
