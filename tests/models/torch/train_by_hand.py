"""Gradient descent by hand on a model's parameters under no_grad."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class LinearRegression(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.w = nn.Parameter(torch.randn(n, 1))
        self.b = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return x @ self.w + self.b


def fit(model, batches, lr=0.05):
    losses = []
    for x, y in batches:
        pred = model(x).squeeze(-1)
        loss = F.mse_loss(pred, y)
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        losses.append(loss.item())
    return losses
