"""What calls keep: for the next call, for who looks behind a step, and for the same call."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.proj = nn.Linear(width, width)
        self.mask = None
        self.weights = None
        self.scores = None

    def forward(self, x):
        if self.mask is None:
            self.mask = torch.tril(torch.ones(x.shape[1], x.shape[1])) > 0
        self.scores = (x @ x.mT).masked_fill(~self.mask, -1e9)
        self.weights = F.softmax(self.scores, -1)
        return self.proj(self.weights @ x)


def fit(model: Attention, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        loss = F.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model.weights
