"""Gradients that are cleared where no step has gathered any; modules that a class of the file gives methods that distributions have, too."""
import torch
import torch.nn as nn


class Flow(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.scale = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.scale.exp()

    def log_prob(self, x):
        return -0.5 * (self(x) ** 2).sum(-1) + self.scale.sum()


def fit(flow, loader):
    optimizer = torch.optim.Adam(flow.parameters(), lr=1e-3)
    flow.zero_grad()
    for x in loader:
        loss = -flow.log_prob(x.flatten(0, 1)).mean()
        loss.backward()
        optimizer.step()
        flow.zero_grad()
