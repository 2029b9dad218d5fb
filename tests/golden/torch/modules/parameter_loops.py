import torch
import torch.nn as nn

net = nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2))
for p in net.parameters():
    if p.dim() > 1:
        nn.init.kaiming_uniform_(p)
for p in net.parameters():
    print(p.shape, p.size(0), p.numel())
    print(p[0], p.sum(dim=1), p.t() @ p)
for name, p in net.named_parameters():
    print(name, p.shape, p.norm(dim=0))
total = sum(p.norm() ** 2 for p in net.parameters())
w = net[0].weight
print(w.shape, w.numel(), w[0])
