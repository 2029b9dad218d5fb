"""Gradients that code applies by itself, or looks at."""
import random

import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.fc2 = nn.Linear(8, 2)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))


def descend(model: Net, batches, lr):
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        print(loss.item())


def cleared_one_by_one(model: Net, batches, lr):
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        for name, p in model.named_parameters():
            if p.grad is not None:
                p.data.add_(p.grad, alpha=-lr)
                print(name)
            p.grad = None


def norms(model: Net, batches):
    optimizer = torch.optim.Adam(model.parameters())
    params = list(model.parameters())
    for x, y in batches:
        for p in params:
            if p.grad is not None:
                p.grad.detach_()
                p.grad.zero_()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        norm = sum(p.grad.norm() ** 2 for p in params) ** 0.5
        print(norm, model.fc1.bias.grad, model.fc1.weight.grad.abs().max())
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()


def drawn_outside(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        out = model(x)
        scale = random.random()
        loss = scale * nn.functional.mse_loss(out, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def looks_between(model: Net, optimizer, x, y):
    out = model(x)
    print(out.shape)
    loss = nn.functional.mse_loss(out, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def looks_before(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        print(model.fc1.bias.grad)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def looks_too_late(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        print([p.grad for p in model.parameters()])
