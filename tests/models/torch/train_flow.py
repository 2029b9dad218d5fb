"""RealNVP with masks as buffers, maximum likelihood."""
import math
import torch
import torch.nn as nn
from torch.distributions import MultivariateNormal, Normal


class CouplingLayer(nn.Module):
    def __init__(self, dim, hidden_dim, mask):
        super().__init__()
        self.s_fc1 = nn.Linear(dim, hidden_dim)
        self.s_fc2 = nn.Linear(hidden_dim, dim)
        self.t_fc1 = nn.Linear(dim, hidden_dim)
        self.t_fc2 = nn.Linear(hidden_dim, dim)
        self.register_buffer("mask", mask)
        self.scale = nn.Parameter(torch.zeros(dim))

    def compute_scale(self, x):
        s = torch.relu(self.s_fc1(x * self.mask))
        s = torch.tanh(self.s_fc2(s)) * self.scale.exp()
        return s

    def compute_translation(self, x):
        t = torch.relu(self.t_fc1(x * self.mask))
        return self.t_fc2(t)

    def forward(self, x):
        s = self.compute_scale(x)
        t = self.compute_translation(x)
        y = self.mask * x + (1 - self.mask) * (x * torch.exp(s) + t)
        logdet = torch.sum((1 - self.mask) * s, -1)
        return y, logdet

    def inverse(self, y):
        s = self.compute_scale(y)
        t = self.compute_translation(y)
        return self.mask * y + (1 - self.mask) * ((y - t) * torch.exp(-s))


class RealNVP(nn.Module):
    def __init__(self, dim=4, hidden=12, n_layers=4):
        super().__init__()
        masks = []
        for i in range(n_layers):
            mask = torch.zeros(dim)
            mask[i % 2::2] = 1.0
            masks.append(mask)
        self.layers = nn.ModuleList([CouplingLayer(dim, hidden, m) for m in masks])
        self.dim = dim

    def forward(self, x):
        logdet_tot = torch.zeros(x.shape[0])
        for layer in self.layers:
            x, logdet = layer(x)
            logdet_tot = logdet_tot + logdet
        return x, logdet_tot

    def inverse(self, z):
        for layer in reversed(self.layers):
            z = layer.inverse(z)
        return z

    def log_prob(self, x):
        z, logdet = self(x)
        prior = Normal(torch.zeros(self.dim), torch.ones(self.dim))
        return prior.log_prob(z).sum(-1) + logdet


def fit(model, batches):
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    losses = []
    for (x,) in batches:
        optimizer.zero_grad()
        loss = -model.log_prob(x).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=5.0)
        optimizer.step()
        losses.append(loss.detach().item())
    with torch.no_grad():
        back = model.inverse(model(batches[0][0])[0])
        losses.append((back - batches[0][0]).abs().mean().item())
    return losses
