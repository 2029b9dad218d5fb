"""Gradients that code applies by itself, or looks at, in ways that are not known to be right where functions give them."""
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.fc2 = nn.Linear(8, 2)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))


def given_parameters(model: Net, batches, params=None):
    if params is None:
        params = list(model.parameters())
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        model.zero_grad()
        loss.backward()
        for p in params:
            p.data -= 0.1 * p.grad


def without_the_last(model: Net, batches):
    params = list(model.parameters())
    params.pop()
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        model.zero_grad()
        loss.backward()
        for p in params:
            p.data -= 0.1 * p.grad


def other_parameters(model: Net, other, batches):
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            print(p.shape, [p.grad for p in other])


def other_parameter(model: Net, others, batches):
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            for p in others:
                print(p.grad)


def written_by_name(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        for p in model.parameters():
            g = p.grad
            g.mul_(0.5)
        optimizer.step()


def written_in_list(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        grads = [p.grad for p in model.parameters()]
        for g in grads:
            g.mul_(0.5)
        optimizer.step()


def written_in_place(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        for p in model.parameters():
            p.grad.clamp_(-1, 1)
        optimizer.step()


def written_item(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        for p in model.parameters():
            p.grad[0] = 0
        optimizer.step()


def computed_in_training(model: Net, batches, train):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        if train:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x), y)
            loss.backward()
            optimizer.step()
        for p in model.parameters():
            print(p.grad)


def never_cleared(model: Net, batches):
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        for p in model.parameters():
            p.data -= 0.1 * p.grad
            p.grad.detach_()


def array_never_cleared(batches):
    w = torch.zeros(3, requires_grad=True)
    for x in batches:
        loss = (w * x).sum()
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
        w.grad.detach_()


def halve(gradient):
    gradient.mul_(0.5)


def written_by_function(model: Net, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        for p in model.parameters():
            halve(p.grad)
        optimizer.step()


def parameters_of_another(model: Net, batches):
    params = list(model.parameters())
    model = Net()
    for x, y in batches:
        model.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        for p in params:
            p.data -= 0.1 * p.grad


def kept_and_zeroed(model: Net, batches):
    history = []
    for x, y in batches:
        for p in model.parameters():
            if p.grad is not None:
                p.grad.zero_()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        history.append([p.grad for p in model.parameters()])
    return history
