import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(x)


def accumulate(model, loader):
    optimizer = torch.optim.Adam(model.parameters())
    optimizer.zero_grad()
    for i, x in enumerate(loader):
        loss = model(x).mean()
        loss.backward()
        if i % 4 == 3:
            optimizer.step()
            optimizer.zero_grad()


def never_cleared(model, loader):
    optimizer = torch.optim.Adam(model.parameters())
    for x in loader:
        loss = model(x).mean()
        loss.backward()
        optimizer.step()


def two_modules(model, head, loader):
    optimizer = torch.optim.Adam(list(model.parameters()) + list(head.parameters()))
    for x in loader:
        optimizer.zero_grad()
        loss = model(x).mean()
        loss.backward()
        optimizer.step()


def looks_at_gradients(model, loader):
    optimizer = torch.optim.Adam(model.parameters())
    for x in loader:
        optimizer.zero_grad()
        loss = model(x).mean()
        loss.backward()
        print(model.fc.weight.grad)
        optimizer.step()


def on_the_host(model, loader):
    optimizer = torch.optim.Adam(model.parameters())
    for x in loader:
        optimizer.zero_grad()
        scale = float(model(x).mean())
        loss = model(x).mean() * scale
        loss.backward()
        optimizer.step()
