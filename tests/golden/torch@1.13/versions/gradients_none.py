"""Steps that leave some parameters without gradients: momentum and decay went on with zeros."""
import torch
from torch import nn


class Branches(nn.Module):
    def __init__(self):
        super().__init__()
        self.left, self.right = nn.Linear(2, 1), nn.Linear(2, 1)

    def forward(self, x, left):
        if left:
            return self.left(x)
        return self.right(x)


net = Branches()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for i in range(4):
    optimizer.zero_grad()
    net(torch.ones(1, 2), i < 2).sum().backward()
    optimizer.step()
