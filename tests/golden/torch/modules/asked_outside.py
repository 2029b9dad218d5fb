import torch
from torch import nn

class Clf(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 2), nn.Dropout(0.5))

    def forward(self, x):
        return self.net(x)

m = Clf()
m.eval()
was = m.training
print(was)
m.train()
print(m.training, m(torch.ones(1, 2)).shape)
