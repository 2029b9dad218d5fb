"""Gradients that code applies by itself, or looks at, by way of lists and names."""
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.fc2 = nn.Linear(8, 2)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))


def list_looked_at(model: Net, batches):
    params = list(model.parameters())
    optimizer = torch.optim.SGD(params, lr=0.1)
    print(len(params), params[0].shape)
    for x, y in batches:
        for i, p in enumerate(params):
            print(i)
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        print([p.grad.norm().item() for p in params])
        optimizer.step()


def pairs(model: Net, batches):
    for x, y in batches:
        model.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        grads = [p.grad for p in model.parameters()]
        with torch.no_grad():
            for p, g in zip(model.parameters(), grads):
                p -= 0.1 * g


def total_norm(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        total = 0.0
        for p in model.parameters():
            param_norm = p.grad.data.norm(2)
            total += param_norm.item() ** 2
        total = total ** 0.5
        print(total)
        optimizer.step()


def copied(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        for name, p in model.named_parameters():
            g = p.grad.clone()
            g.mul_(0.5)
            h = p.grad * 2
            h += 1
            print(name, g, h)
        optimizer.step()


def by_name(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        seen = {}
        for name, p in model.named_parameters():
            seen[name] = p.grad
            if p.grad is not None:
                g = p.grad.data
                print(name, g.abs().mean())
        print(sorted(seen))
        optimizer.step()


def mean_of_all(model: Net, batches):
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        model.zero_grad()
        loss.backward()
        flat = torch.cat([p.grad.view(-1) for p in model.parameters()])
        flat /= flat.norm()
        print(flat)
        for p in model.parameters():
            d_p = p.grad
            d_p = d_p.add(p.data, alpha=0.01)
            p.data.add_(d_p, alpha=-0.1)


def only_in_training(model: Net, batches, train):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        if train:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x), y)
            loss.backward()
            for p in model.parameters():
                print(p.grad)
            if x.shape[0] > 2:
                print(model.fc1.bias.grad)
            optimizer.step()


def array_cleared(batches):
    w = torch.zeros(3, requires_grad=True)
    for x in batches:
        loss = (w * x).sum()
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
        w.grad.detach_()
        w.grad.zero_()
