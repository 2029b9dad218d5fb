import numpy as np
import torch
from torch import nn
torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(4, 2)
        self.kept = []

    def forward(self, x):
        return self.body(x)


class Masked(nn.Module):
    def forward(self, out, y):
        distances = (out - y) ** 2
        mask = distances > 0.5
        return distances[mask].sum()


def make(net):
    return net, torch.optim.SGD(net.parameters(), lr=0.1)


def train(model, loader, criterion, optimizer):
    for x, y in loader:
        out = model(x)
        loss = criterion(out, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


class Trainer:
    def __init__(self, network: nn.Module, opt):
        self.network = network
        self.opt = opt

    def run_batch(self, x, y):
        self.opt.zero_grad()
        loss = ((self.network(x) - y) ** 2).mean()
        loss.backward()
        self.opt.step()
        return loss.item()


def act(policy, state):
    policy.kept.append(policy(state).sum())


def finish(policy, opt):
    loss = torch.stack(policy.kept).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()


def fit(batches):
    net, sgd = make(Net())
    train(net, batches, Masked(), sgd)
    trainer = Trainer(net, sgd)
    for x, y in batches:
        trainer.run_batch(x, y)
        print(np.mean(y.numpy()), x.size(0))
    for x, _ in batches:
        act(net, x)
    finish(net, sgd)
