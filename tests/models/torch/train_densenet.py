"""DenseNet as torchvision writes it: features gathered under names."""
from collections import OrderedDict

import torch
import torch.nn as nn
import torch.nn.functional as F


class _DenseLayer(nn.Module):
    def __init__(self, num_input_features, growth_rate, bn_size, drop_rate):
        super().__init__()
        self.add_module("norm1", nn.BatchNorm2d(num_input_features))
        self.add_module("relu1", nn.ReLU(inplace=True))
        self.add_module("conv1", nn.Conv2d(num_input_features, bn_size * growth_rate, kernel_size=1, stride=1, bias=False))
        self.norm2 = nn.BatchNorm2d(bn_size * growth_rate)
        self.relu2 = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(bn_size * growth_rate, growth_rate, kernel_size=3, stride=1, padding=1, bias=False)
        self.drop_rate = drop_rate

    def forward(self, x):
        out = self.conv1(self.relu1(self.norm1(x)))
        out = self.conv2(self.relu2(self.norm2(out)))
        if self.drop_rate > 0:
            out = F.dropout(out, p=self.drop_rate, training=self.training)
        return torch.cat([x, out], 1)


def dense_block(num_layers, num_input_features, bn_size, growth_rate, drop_rate):
    block = nn.Sequential()
    for i in range(num_layers):
        layer = _DenseLayer(num_input_features + i * growth_rate, growth_rate, bn_size, drop_rate)
        block.add_module("denselayer%d" % (i + 1), layer)
    return block


def transition(num_input_features, num_output_features):
    layers = OrderedDict()
    layers["norm"] = nn.BatchNorm2d(num_input_features)
    layers["act"] = nn.LeakyReLU(0.1, inplace=True)
    layers["conv"] = nn.Conv2d(num_input_features, num_output_features, kernel_size=1, stride=1, bias=False)
    layers["pool"] = nn.AvgPool2d(kernel_size=2, stride=2)
    return nn.Sequential(layers)


class DenseNet(nn.Module):
    def __init__(self, growth_rate=4, block_config=(2, 2), num_init_features=8, bn_size=2, drop_rate=0.0, num_classes=5):
        super().__init__()
        self.features = nn.Sequential(OrderedDict([
            ("conv0", nn.Conv2d(3, num_init_features, kernel_size=3, stride=1, padding=1, bias=False)),
            ("norm0", nn.BatchNorm2d(num_init_features)),
            ("relu0", nn.ReLU(inplace=True)),
        ]))
        num_features = num_init_features
        for i, num_layers in enumerate(block_config):
            block = dense_block(num_layers, num_features, bn_size, growth_rate, drop_rate)
            self.features.add_module("denseblock%d" % (i + 1), block)
            num_features = num_features + num_layers * growth_rate
            if i != len(block_config) - 1:
                trans = transition(num_features, num_features // 2)
                self.features.add_module(f"transition{i + 1}", trans)
                num_features = num_features // 2
        self.features.add_module("norm5", nn.BatchNorm2d(num_features))
        self.classifier = Head(num_features, num_classes)

    def forward(self, x):
        features = self.features(x)
        out = F.relu(features, inplace=True)
        out = F.adaptive_avg_pool2d(out, (1, 1))
        out = torch.flatten(out, 1)
        return self.classifier(out)


class Head(nn.Module):
    """Sequences with names, and what is asked of the layers by these."""

    def __init__(self, features, classes):
        super().__init__()
        self.body = nn.Sequential(OrderedDict(fc=nn.Linear(features, 8), act=nn.ReLU()))
        layers = OrderedDict()
        layers["fc1"] = nn.Linear(8, 8)
        layers["act1"] = nn.Tanh()
        for i in range(2):
            layers[f"extra{i}"] = nn.Linear(8, 8)
        self.tail = nn.Sequential(layers)
        self.last = nn.Sequential()
        self.last.add_module("out", nn.Linear(8, classes))

    def forward(self, x):
        x = self.body(x)
        x = torch.tanh(self.tail.fc1(x)) + self.tail(x) + self.tail[0](x)
        return self.last.out(x) + F.linear(x, self.body.fc.weight[:, :8].t() @ self.body.fc.weight[:, :8]).sum(1, keepdim=True) * 0.01


def fit(model, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    criterion = nn.CrossEntropyLoss()
    model.train()
    losses = []
    for images, labels in batches:
        optimizer.zero_grad()
        loss = criterion(model(images), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
