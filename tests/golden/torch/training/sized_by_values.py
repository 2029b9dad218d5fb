import torch
from torch import nn


class Loss(nn.Module):
    def forward(self, x, target):
        found = torch.nonzero(target.eq(0))
        return x.pow(2).sum() / (1 + found.size(0))


def fit(model: nn.Linear, batches):
    criterion = Loss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
