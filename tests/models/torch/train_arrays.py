"""Tensors with requires_grad, a two-layer net by hand, as in Learning PyTorch with Examples and d2l."""
import torch
import torch.nn as nn


class Holder(nn.Module):
    def __init__(self, n_in=5, n_h=8, n_out=2):
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(n_in, n_h) * 0.1)
        self.w2 = nn.Parameter(torch.randn(n_h, n_out) * 0.1)

    def forward(self, x):
        return (x @ self.w1).clamp(min=0) @ self.w2


def sgd(params, lr, batch_size):
    """Minibatch stochastic gradient descent."""
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()


def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2


def fit(model, batches, learning_rate=0.1):
    w1 = model.w1.detach().clone().requires_grad_(True)
    w2 = model.w2.detach().clone().requires_grad_(True)
    losses = []
    for x, y in batches:
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * 0.01 * w1.grad
            w2 -= learning_rate * 0.01 * w2.grad
            # Manually zero the gradients after updating weights
            w1.grad.zero_()
            w2.grad.zero_()
    return losses
