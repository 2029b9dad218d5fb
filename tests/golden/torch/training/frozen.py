import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(4, 3)
        self.head = nn.Linear(3, 2)

    def forward(self, x):
        return self.head(self.body(x))


def freeze(model):
    model.body.requires_grad_(False)
    model.head.weight.requires_grad = False
    print(sum(p.numel() for p in model.parameters() if p.requires_grad))


def run(model, criterion, optimizer, loaders, grad_clip=None):
    for phase in ["train", "val"]:
        correct = 0
        for x, y in loaders[phase]:
            optimizer.zero_grad()
            with torch.set_grad_enabled(phase == "train"):
                out = model(x)
                _, preds = torch.max(out, 1)
                loss = criterion(out, y)
                if phase == "train":
                    loss.backward()
                    if grad_clip:
                        nn.utils.clip_grad_norm_(model.parameters(), grad_clip)
                    optimizer.step()
            correct += torch.sum(preds == y.data)


def fit(loaders):
    net = Net()
    for p in net.parameters():
        p.requires_grad = False
    for p in net.head.parameters():
        p.requires_grad = True
    freeze(net)
    optimizer = torch.optim.SGD(net.head.parameters(), lr=0.1)
    run(net, nn.CrossEntropyLoss(), optimizer, loaders)
    largest = torch.optim.Adam(filter(lambda p: p.requires_grad, net.parameters()), lr=0.1, amsgrad=True)
    run(net, nn.CrossEntropyLoss(), largest, loaders)
