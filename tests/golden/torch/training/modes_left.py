import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm1d(4)

    def forward(self, x):
        return self.norm(x)


def accuracy(model, x, y):
    """It leaves the model training, however it came."""
    model.eval()
    with torch.no_grad():
        hits = (model(x) == y).sum()
    model.train()
    return hits


def error(model, x, y):
    """It leaves the model as it came."""
    was = model.training
    model.eval()
    found = (model(x) - y).abs().sum()
    model.train(was)
    return found


def fit(model, x, y):
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(3):
        optimiser.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        optimiser.step()
        if epoch % 2:
            accuracy(model, x, y)
            error(model, x, y)


def distil(student, teacher, x):
    """Nobody says of the teacher whether it is training."""
    optimiser = torch.optim.SGD(student.parameters(), lr=0.1)
    with torch.no_grad():
        wanted = teacher(x)
    optimiser.zero_grad()
    loss = ((student(x) - wanted) ** 2).mean()
    loss.backward()
    optimiser.step()
    teacher.eval()
    teacher.train()


def attack(model, x):
    """Those that call it say."""
    found = ((model(x) - 1) ** 2).mean()
    found.backward()
    return x.grad


def attacked(model: Net, x):
    model.eval()
    found = attack(model, x)
    model.train()
    return found
