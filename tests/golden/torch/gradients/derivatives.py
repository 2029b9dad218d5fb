"""Derivatives of a network's output by its inputs, and derivatives of these."""
import torch
from torch import nn
from torch.autograd import grad


class PINN(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 20), nn.Tanh(), nn.Linear(20, 1))

    def forward(self, x, t):
        return self.net(torch.cat([x, t], dim=1))


def residual(model, x, t, nu):
    u = model(x, t)
    ones = torch.ones_like(u)
    u_t = grad(u, t, torch.ones_like(u), create_graph=True)[0]
    u_x = grad(u, x, torch.ones_like(u), create_graph=True)[0]
    u_xx = grad(u_x, x, torch.ones_like(u_x), create_graph=True)[0]
    return u_t + u * u_x - nu * u_xx


def disturbed(model, x):
    x = x.clone().requires_grad_(True)
    y = model(x, x)
    y_x = grad(y, x, torch.ones_like(y), create_graph=True)[0]
    y_x = y_x * 2
    return grad(y_x, x, torch.ones_like(y_x))[0]


def curvature(model, n):
    x = torch.linspace(0, 1, n).reshape(-1, 1).requires_grad_(True)
    y = torch.sin(model(x, 2 * x))
    dy = grad(y, x, torch.ones_like(y), create_graph=True)[0]
    return grad(dy, x, torch.ones_like(dy))[0]
