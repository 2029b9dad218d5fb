"""A body that is frozen, and a new head, before any step runs."""
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 4)
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        return self.head(torch.relu(self.body(x)))


model = Net()
for p in model.parameters():
    p.requires_grad = False
model.head = nn.Linear(model.head.in_features, 5)
print(model.head.out_features, sum(p.numel() for p in model.parameters() if p.requires_grad))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for x, y in [(torch.ones(1, 3), torch.ones(1, 5))]:
    opt.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    opt.step()
