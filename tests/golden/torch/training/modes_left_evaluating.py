import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm1d(4)

    def forward(self, x):
        return self.norm(x)


def accuracy(net, x, y):
    net.eval()
    return (net(x) == y).sum()


def made(x, y):
    """From the second round on, it isn't training."""
    model = Net()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(3):
        optimiser.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        optimiser.step()
        accuracy(model, x, y)


def told(x, y):
    model = Net()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(3):
        model.train()
        optimiser.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        optimiser.step()
        accuracy(model, x, y)


def given(model, x, y):
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
    optimiser.zero_grad()
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    optimiser.step()


def after(x, y):
    model = Net()
    accuracy(model, x, y)
    return model(x)
