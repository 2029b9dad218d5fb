"""Gradients that are read after they were cleared were zeros, and are None; masks of bytes; what the exporter takes."""
import torch
from torch._utils import _accumulate

net = torch.nn.Linear(2, 1)
optimiser = torch.optim.SGD(net.parameters(), lr=0.1)


def norm():
    return sum(p.grad.norm() for p in net.parameters())


for step in range(3):
    optimiser.zero_grad()
    net(torch.ones(1, 2)).sum().backward()
    print(norm())
    optimiser.step()
optimiser.zero_grad()
print(norm())
net.zero_grad()
net(torch.ones(1, 2)).sum().backward()
optimiser.zero_grad(set_to_none=True)

x = torch.arange(4.0)
mask = torch.tensor([1, 0, 1, 0], dtype=torch.uint8)
chosen = torch.masked_select(x, mask), x.masked_fill(mask, 9.0), x[mask], x.masked_fill(mask.bool(), 1.0)
x[mask] = 0
torch.onnx.export(net, torch.ones(1, 2), "net.onnx", opset_version=11, input_names=["x"])
totals = list(_accumulate([1, 2, 3]))
