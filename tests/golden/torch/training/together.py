import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(4, 2)
        self.b = nn.Linear(4, 1)

    def forward(self, x):
        return self.a(x), self.b(x)


def on_one_line(model, batches):
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        out, _ = model(x); loss = ((out - y) ** 2).mean()  # squared
        opt.zero_grad(); loss.backward(); opt.step()
        print(loss.item())


def half_a_line(model, batches):
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        loss = ((model(x)[0] - y) ** 2).mean()
        opt.zero_grad(); loss.backward(); opt.step(); print(loss.item())


def several_losses(model, batches):
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    total = 0.0
    for x, y in batches:
        opt.zero_grad()
        out, value = model(x)
        first = ((out - y) ** 2).mean()
        second = value.abs().mean()
        first.backward(retain_graph=True)
        second.backward()
        opt.step()
        total += first.item() + second.item()
    return total


def reads_between(model, batches):
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    for x, y in batches:
        out = model(x)[0]
        print(out.mean().item())
        out = out - y
        loss = (out ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
