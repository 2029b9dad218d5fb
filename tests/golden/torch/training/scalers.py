import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(2, 1)

    def forward(self, x):
        return self.l(x)

class Running:
    def __init__(self):
        self.n = 0

    def update(self):
        self.n += 1

def train(loader):
    m = Net()
    opt = torch.optim.SGD(m.parameters(), lr=0.1)
    reward_scaler = Running()
    for x in loader:
        opt.zero_grad()
        loss = m(x).mean()
        reward_scaler.update()
        loss.backward()
        opt.step()
    return reward_scaler.n

def amp(loader):
    m = Net()
    opt = torch.optim.SGD(m.parameters(), lr=0.1)
    gs = torch.cuda.amp.GradScaler()
    for x in loader:
        opt.zero_grad()
        loss = m(x).mean()
        gs.scale(loss).backward()
        gs.step(opt)
        gs.update()
