"""Arrays of a module that are kept under a name while steps give it others."""
import torch
import torch.nn as nn


def train(model, batches):
    params = list(model.parameters())
    weight = model.fc.weight
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(params, 1.0)
        optimizer.step()
    return sum((p ** 2).sum() for p in params), weight


def reg(model, batches):
    params = [p for p in model.parameters()]
    optimizer = torch.optim.SGD(params, lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = ((model(x) - y) ** 2).mean() + sum((p ** 2).sum() for p in params)
        loss.backward()
        optimizer.step()
