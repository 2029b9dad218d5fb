import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(x)


def train_epoch(model, loader, optimizer, criterion, clip):
    """One pass over the data."""
    total = 0.0
    for x, y in loader:
        # clear what was gathered
        optimizer.zero_grad()
        out = model(x)  # the forward pass
        loss = criterion(out, y)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()  # the update
        total += loss.item()
        print(norm)
    return total


class Trainer:
    def __init__(self, model):
        self.model = model
        self.weight = 0.5
        self.optimizer = torch.optim.RMSprop(self.model.parameters(), lr=1e-3, momentum=0.9)
        self.last = None

    def step(self, x, y, target_net):
        with torch.no_grad():
            target = target_net(x)
        self.optimizer.zero_grad()
        self.last = F.mse_loss(self.model(x), y) + self.weight * F.mse_loss(self.model(x), target)
        self.last.backward()
        self.optimizer.step()


def evaluate(model, loader):
    model.eval()
    with torch.no_grad():
        return [model(x) for x, _ in loader]


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=1e-4)
data = torch.ones(3, 4)
for epoch in range(5):
    optimizer.zero_grad()
    F.cross_entropy(model(data), torch.tensor([0, 1, 1])).backward()
    optimizer.step()

teacher = Net()
for epoch in range(5):
    loss = F.mse_loss(model(data), teacher(data))
    if loss.item() < 1e-3:
        print("close")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
