"""Containers of all kinds, members by computed names, buffers, a copy of the model, and sums over its parameters."""
import copy
import torch
import torch.nn as nn
import torch.nn.functional as F


class Containers(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(4, 4), nn.Tanh(), nn.Linear(4, 4))
        self.blocks = nn.ModuleList()
        for i in range(2):
            self.blocks.append(nn.Linear(4, 4))
        self.heads = nn.ModuleDict({"a": nn.Linear(4, 2), "b": nn.Linear(4, 2)})
        self.scales = nn.ParameterList([nn.Parameter(torch.ones(4)) for _ in range(2)])
        for i in range(2):
            setattr(self, f"fc{i}", nn.Linear(4, 4))
        self.extra = nn.Parameter(torch.ones(4))
        self.nothing = None
        self.register_buffer("steps", torch.zeros(1))
        self.register_buffer("window", torch.ones(4), persistent=False)
        self.norm = nn.Identity()

    def forward(self, x):
        for layer in self.net:
            x = layer(x)
        x = self.net[0](x) + self.net[-1](x)
        for block, scale in zip(self.blocks, self.scales):
            x = F.silu(block(x)) * scale
        x = x + len(self.net) * self.extra
        for i in range(2):
            x = x + getattr(self, f"fc{i}")(x)
        if self.training:
            self.steps += 1
        if self.norm:
            x = self.norm(x) * self.window
        if self.nothing is not None:
            x = x * 0
        return {name: head(x) for name, head in self.heads.items()}


def fit(model, batches):
    opt = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.5, weight_decay=0.01)
    best = copy.deepcopy(model)
    losses = []
    for x, y in batches:
        out = model(x)
        loss = F.mse_loss(out["a"], y) + F.l1_loss(out["b"], y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    best.eval()
    with torch.no_grad():
        losses.append(best(batches[0][0])["a"].sum().item())
    losses.append(sum(p.pow(2).sum().item() for p in model.parameters() if p.requires_grad))
    losses.append(sum(p.numel() for p in model.parameters()))
    return losses
