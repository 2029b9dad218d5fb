"""What is trained changes between two runs of a step."""
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


def fit(model, batches):
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(4):
        if epoch == 2:
            for p in model.body.parameters():
                p.requires_grad = False
        for x, y in batches:
            opt.zero_grad()
            loss = F.mse_loss(model(x), y)
            loss.backward()
            opt.step()
    model.body.requires_grad_(True)
