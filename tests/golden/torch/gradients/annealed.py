"""A step that reads what the loop changes."""
import torch
from torch import nn


class Config:
    beta = 0.0


config = Config()
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.ones(8, 4)
for step in range(5):
    config.beta = step / 5
    optimizer.zero_grad()
    loss = (model(x) ** 2).mean() * config.beta
    loss.backward()
    optimizer.step()
