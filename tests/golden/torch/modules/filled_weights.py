import torch
from torch import nn


class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)

    def forward(self, x):
        return self.fc(x)


pair = Pair()
with torch.no_grad():
    pair.fc.weight.fill_(0.1)
    pair.fc.bias.fill_(0.3)
print(pair(torch.ones(2, 4)))
