"""Steps that compute all gradients each time: nothing has to be written."""
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for epoch in range(4):
    optimizer.zero_grad()
    loss = net(torch.ones(1, 2)).pow(2).sum()
    loss.backward()
    optimizer.step()
    if epoch % 2 == 0:
        print(loss.item())
