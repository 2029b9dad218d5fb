import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.gain = nn.Parameter(torch.ones(1))

    def forward(self, x):
        return self.fc(x) * self.gain

m = Net()
opt = torch.optim.SGD(m.parameters(), lr=0.1)
print(sum(p.numel() for p in m.parameters()))
with torch.no_grad():
    m.fc.weight.fill_(0.5)
print(m.fc.weight.sum())
nn.init.ones_(m.fc.weight)
for x in [torch.ones(1, 3)]:
    opt.zero_grad()
    loss = m(x).sum()
    loss.backward()
    opt.step()
