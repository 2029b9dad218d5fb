import copy

import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)

    def device(self):
        return next(self.parameters()).device

    def forward(self, x):
        return self.fc(x)


net = Net()
target = copy.deepcopy(net)
settings = copy.deepcopy({"lr": 0.1})
print(sum(p.numel() for p in net.parameters()))
