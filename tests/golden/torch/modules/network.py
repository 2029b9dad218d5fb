"""A network for images: channels first, a block with a skip, functions among the layers, and a mode that is asked for."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, channels, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, kernel_size=1)

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.conv2(out) + x)


class Network(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, 16, 3),
            nn.ReLU(inplace=True),  # in place
            nn.MaxPool2d(2),
        )
        self.layers = nn.ModuleList([Block(16) for _ in range(2)])
        self.embed = nn.Embedding(100, 16)
        self.fc = nn.Linear(16, classes)

    def forward(self, x, label):
        x = self.stem(x)
        for layer in self.layers:
            x = layer(x)
        x = x.mean(dim=(2, 3)) + self.embed(label)
        x = F.dropout(x, p=0.5, training=self.training)
        return F.log_softmax(self.fc(x), dim=1)


def evaluate(model: Network, images, labels):
    model.eval()
    with torch.no_grad():
        return model(images, labels).argmax(dim=1)
