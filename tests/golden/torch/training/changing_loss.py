import torch
from torch import nn


class Smoothed(nn.Module):
    def __init__(self):
        super().__init__()
        self.last = None

    def forward(self, x, target):
        self.last = target * 0.9
        return (x - self.last).pow(2).mean()


def fit(model: nn.Linear, batches):
    criterion = Smoothed()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
