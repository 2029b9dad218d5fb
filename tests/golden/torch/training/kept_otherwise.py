"""What calls keep, in other ways: several at once, sums and lists that grow, getters, and helpers that are called too early."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Keeper(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.proj = nn.Linear(width, width)
        self.attn = None
        self.last = None
        self.hidden = None
        self.total = 0.0
        self.steps = 0
        self.maps = []

    def attention(self):
        return self.attn

    def before(self, x):
        return x if self.last is None else x + self.last

    def forward(self, x):
        self.steps += 1
        x = self.before(x)
        out = self.proj(x)
        weights = F.softmax(out, -1)
        self.last = out
        self.attn: torch.Tensor = weights
        self.hidden = (out, weights)
        self.total += weights.sum()
        self.maps.append(weights)
        return weights


class Fresh(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.proj = nn.Linear(width, width)
        self.parts = []
        self.sum = 0.0
        self.scaled = None

    def scale(self):
        return self.scaled * 2

    def forward(self, x):
        self.sum = 0.0
        self.parts = []
        self.scaled = self.proj(x)
        for part in x:
            self.sum += part.mean()
            self.parts.append(part)
        return self.sum + torch.stack(self.parts) + self.scale()


def fit(model: Keeper, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        loss = F.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model.maps, model.hidden
