import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)

    def forward(self, x):
        return self.fc(x)


def accuracy(model, x, y):
    pred = torch.argmax(model.forward(x), 1)
    return pred.eq(y.data).sum()


def flipped(x, y):
    index = torch.arange(2, -1, -1)
    return x[index], y.data, y.name


def largest(outputs):
    return torch.max(outputs.data, 1)
