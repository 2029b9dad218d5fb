import torch
import torch.nn as nn
import torch.nn.functional as F


class TNet(nn.Module):
    def __init__(self, k=3):
        super().__init__()
        self.k = k
        self.conv1 = nn.Conv1d(k, 16, 1)
        self.conv2 = nn.Conv1d(16, 32, 1)
        self.fc1 = nn.Linear(32, 16)
        self.fc2 = nn.Linear(16, k * k)
        self.bn1 = nn.BatchNorm1d(16)
        self.bn2 = nn.BatchNorm1d(32)
        self.bn3 = nn.BatchNorm1d(16)

    def forward(self, x):
        batch = x.size(0)
        x = F.relu(self.bn1(self.conv1(x)))
        x = F.relu(self.bn2(self.conv2(x)))
        x = torch.max(x, 2, keepdim=True)[0]
        x = x.view(-1, 32)
        x = F.relu(self.bn3(self.fc1(x)))
        x = self.fc2(x)
        identity = torch.eye(self.k).view(1, self.k * self.k).repeat(batch, 1)
        return (x + identity).view(-1, self.k, self.k)


class PointNet(nn.Module):
    def __init__(self, classes=4):
        super().__init__()
        self.tnet = TNet(3)
        self.conv = nn.Conv1d(3, 32, 1)
        self.bn = nn.BatchNorm1d(32)
        self.fc = nn.Linear(32, classes)

    def forward(self, points):
        matrix = self.tnet(points)
        x = torch.bmm(points.transpose(2, 1), matrix).transpose(2, 1)
        x = F.relu(self.bn(self.conv(x)))
        x, _ = torch.max(x, dim=2)
        return F.log_softmax(self.fc(x), dim=1)
