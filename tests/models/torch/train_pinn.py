"""A physics-informed network: derivatives of the output with respect to inputs inside the loss."""
import torch
import torch.nn as nn


class PINN(nn.Module):
    def __init__(self, layers=(2, 12, 12, 1)):
        super().__init__()
        self.linears = nn.ModuleList([nn.Linear(layers[i], layers[i + 1]) for i in range(len(layers) - 1)])
        self.activation = nn.Tanh()

    def forward(self, xt):
        for linear in self.linears[:-1]:
            xt = self.activation(linear(xt))
        return self.linears[-1](xt)


def residual(model, x, t, nu=0.01):
    x = x.clone().requires_grad_(True)
    t = t.clone().requires_grad_(True)
    u = model(torch.cat([x, t], dim=1))
    u_t = torch.autograd.grad(u, t, grad_outputs=torch.ones_like(u), create_graph=True)[0]
    u_x = torch.autograd.grad(u, x, grad_outputs=torch.ones_like(u), create_graph=True)[0]
    u_xx = torch.autograd.grad(u_x, x, grad_outputs=torch.ones_like(u_x), create_graph=True)[0]
    return u_t + u * u_x - nu * u_xx


def fit(model, batches):
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    losses = []
    for x, t, xb, ub in batches:
        optimizer.zero_grad()
        f = residual(model, x, t)
        loss = torch.mean(f ** 2) + torch.mean((model(xb) - ub) ** 2)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
