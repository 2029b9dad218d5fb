import torch
from torch import nn

from loops import measure


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.5)

    def forward(self, x):
        return self.drop(x)


print(measure(Net(), [torch.ones(2)]))
