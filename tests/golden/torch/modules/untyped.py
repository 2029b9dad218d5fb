# What only modules have, on values of which nothing is known.
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(10, 4, padding_idx=0)
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(self.embed(x).mean(1))


def prepare(model, loader, device):
    torch.manual_seed(0)
    model = model.to(device)
    print(sum(p.numel() for p in model.parameters()))
    for x, y in loader:
        x, y = x.to(device, non_blocking=True), y.to(device)
        print(model(x), y)


def follow(target, model, tau):
    for p, q in zip(model.parameters(), target.parameters()):
        q.data.copy_(tau * p.data + (1 - tau) * q.data)


def best(model, other):
    state = model.state_dict()
    other.load_state_dict(state)
    return other


def hits(net, loader):
    net = net.eval()
    correct = 0
    for x, y in loader:
        _, predicted = net(x).max(1)
        correct += predicted.eq(y).sum().item()
    return correct


def judge(net, phase):
    net.train(phase == "train")
    return Net().eval()
