"""Mixup with a smoothed classifier, as in the paper's repository."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def mixup_data(x, y, lam):
    """Returns mixed inputs, pairs of targets, and lambda"""
    batch_size = x.size()[0]
    index = torch.arange(batch_size - 1, -1, -1)
    mixed_x = lam * x + (1 - lam) * x[index, :]
    y_a, y_b = y, y[index]
    return mixed_x, y_a, y_b, lam


def mixup_criterion(criterion, pred, y_a, y_b, lam):
    return lam * criterion(pred, y_a) + (1 - lam) * criterion(pred, y_b)


class Net(nn.Module):
    def __init__(self, num_classes=4):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 6, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(6)
        self.linear = nn.Linear(6, num_classes)

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = F.adaptive_avg_pool2d(out, 1)
        out = out.view(out.size(0), -1)
        return self.linear(out)


def train(model, loader, criterion, optimizer, alphas):
    model.train()
    train_loss = 0
    reg_loss = 0
    correct = 0
    total = 0
    losses = []
    for batch_idx, (inputs, targets) in enumerate(loader):
        inputs, targets_a, targets_b, lam = mixup_data(inputs, targets, alphas[batch_idx % len(alphas)])
        outputs = model(inputs)
        loss = mixup_criterion(criterion, outputs, targets_a, targets_b, lam)
        train_loss += loss.item()
        _, predicted = torch.max(outputs.data, 1)
        total += targets.size(0)
        correct += (lam * predicted.eq(targets_a.data).cpu().sum().float()
                    + (1 - lam) * predicted.eq(targets_b.data).cpu().sum().float())

        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(train_loss / (batch_idx + 1))
    losses.append(100. * correct / total)
    return losses


def fit(model, batches):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-4)
    return train(model, batches, criterion, optimizer, [0.3, 0.8, 0.55])
