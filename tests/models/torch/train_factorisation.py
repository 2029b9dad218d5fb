"""Matrix factorisation with Adagrad."""
import torch
from torch import nn, optim


class MatrixFactorization(nn.Module):
    def __init__(self, users=10, items=12, factors=5):
        super().__init__()
        self.user_factors = nn.Embedding(users, factors)
        self.item_factors = nn.Embedding(items, factors)
        self.user_bias = nn.Embedding(users, 1)

    def forward(self, user, item):
        products = (self.user_factors(user) * self.item_factors(item)).sum(1)
        return products + self.user_bias(user).squeeze(1)


def fit(model, batches):
    loss_fn = nn.MSELoss()
    optimizer = optim.Adagrad(model.parameters(), lr=0.1)
    history = []
    for user, item, rating in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(user, item), rating)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history
