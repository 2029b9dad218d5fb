import torch
import torch.nn as nn
import torch.nn.functional as F


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 8, 3)
        self.fc1 = nn.Linear(8 * 2 * 2, 20)
        self.fc2 = nn.Linear(20, 5)

    def forward(self, x):
        x = F.avg_pool2d(torch.tanh(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2, padding=1)
        x = x.view(x.size(0), -1)
        return F.log_softmax(self.fc2(F.relu(self.fc1(x))), dim=1)


def train(model, loader, optimizer):
    model.train()
    total_loss, correct, n = 0.0, 0, 0
    losses = []
    for batch_idx, (data, target) in enumerate(loader):
        optimizer.zero_grad()
        output = model(data)
        loss = F.nll_loss(output, target)
        l2 = sum(p.pow(2).sum() for p in model.parameters())
        loss = loss + 1e-4 * l2
        loss.backward()
        optimizer.step()
        total_loss += loss.item() * data.size(0)
        pred = output.argmax(dim=1, keepdim=True)
        correct += pred.eq(target.view_as(pred)).sum().item()
        n += len(data)
        losses.append(loss.item())
    print(f"Train loss {total_loss / n:.4f}, accuracy {100.0 * correct / n:.1f}%")
    return losses


def evaluate(model, loader):
    model.eval()
    test_loss = 0
    with torch.no_grad():
        for data, target in loader:
            test_loss += F.nll_loss(model(data), target, reduction="sum").item()
    return test_loss


def fit(model, batches):
    print("parameters:", sum(p.numel() for p in model.parameters() if p.requires_grad))
    optimizer = torch.optim.Adadelta(model.parameters(), lr=0.5)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda=lambda epoch: 0.9 ** epoch)
    losses = []
    for epoch in range(2):
        losses += train(model, batches, optimizer)
        losses.append(evaluate(model, batches))
        scheduler.step()
    return losses
