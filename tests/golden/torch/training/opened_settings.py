"""What compiled code is given of a trainer's settings: parts that it decides on, and parts of unknown types."""
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class Config:
    use_aux: bool = True
    clip: float = 1.0
    clip_norm: float = 0.5
    reduction: str = "mean"
    n: int = 2
    weight: float = 0.5


def weighed(loss, kind):
    return loss * 2 if kind == "mean" else loss


class Trainer:
    def __init__(self, model: nn.Module, config: Config):
        self.model = model
        self.config = config
        self.optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

    def decided(self, x, y):
        loss = F.mse_loss(self.model(x), y)
        if self.config.use_aux:
            loss = loss + torch.mean(torch.abs(self.model(x)))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss

    def typed(self, x, y):
        loss = weighed(F.mse_loss(self.model(x), y), self.config.reduction)
        for _ in range(self.config.n):
            loss = loss + torch.mean(self.model(x))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss

    def limits(self, x, y):
        loss = self.config.clip * F.mse_loss(self.model(x), y)
        self.optimizer.zero_grad()
        loss.backward()
        if self.config.clip_norm > 0:
            nn.utils.clip_grad_norm_(self.model.parameters(), self.config.clip_norm)
        self.optimizer.step()
        return loss

    def named(self, x, y):
        out = self.model(x)
        weight = self.config.weight * 2
        loss = weight * F.mse_loss(out, y)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss


class Untyped:
    def __init__(self, model: nn.Module, config):
        self.model = model
        self.config = config
        self.optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

    def step(self, x, y):
        loss = weighed(F.mse_loss(self.model(x), y), self.config.reduction)
        if self.config.use_aux:
            loss = loss + torch.mean(torch.abs(self.model(x)))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss
