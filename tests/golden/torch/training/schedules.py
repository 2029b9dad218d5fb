import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LambdaLR, OneCycleLR, ReduceLROnPlateau, StepLR


def by_epoch(model, loader, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scheduler = StepLR(optimizer, step_size=30, gamma=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss = ((model(x) - y) ** 2).mean()
            loss.backward()
            optimizer.step()
        scheduler.step()
        print(scheduler.get_last_lr()[0])


def others(optimizer, total):
    return [LambdaLR(optimizer, lambda step: min(1.0, step / 10)), CosineAnnealingLR(optimizer, T_max=total, eta_min=1e-5),
            OneCycleLR(optimizer, 0.1, total_steps=total), ReduceLROnPlateau(optimizer, "min", factor=0.5, patience=2)]


def adjust(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
