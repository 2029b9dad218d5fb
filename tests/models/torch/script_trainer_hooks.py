"""A trainer with hooks: callbacks count steps, log to a history, and stop it; the configuration is a dataclass."""
from dataclasses import dataclass, field
from typing import Dict, List, Optional

import torch
from torch import nn, optim


@dataclass
class TrainerConfig:
    max_epochs: int = 2
    lr: float = 5e-3
    betas: tuple = (0.9, 0.98)
    weight_decay: float = 1e-2
    grad_norm_clip: Optional[float] = 1.0
    hidden: List[int] = field(default_factory=lambda: [16, 8])


class Callback:
    def on_train_start(self, trainer): ...
    def on_step_end(self, trainer, loss): ...
    def on_epoch_end(self, trainer, logs): ...


class History(Callback):
    def on_train_start(self, trainer):
        self.records: Dict[str, List[float]] = {"loss": [], "epoch": []}

    def on_step_end(self, trainer, loss):
        self.records["loss"].append(loss)

    def on_epoch_end(self, trainer, logs):
        self.records["epoch"].append(logs["loss"])


class StopOnPlateau(Callback):
    def __init__(self, patience=2, min_delta=1e-4):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.bad_epochs = float("inf"), 0

    def on_epoch_end(self, trainer, logs):
        if logs["loss"] < self.best - self.min_delta:
            self.best, self.bad_epochs = logs["loss"], 0
        else:
            self.bad_epochs += 1
            trainer.should_stop = self.bad_epochs >= self.patience


class Regressor(nn.Module):
    def __init__(self, n_features=6, hidden=(16, 8)):
        super().__init__()
        layers = []
        width = n_features
        for size in hidden:
            layers += [nn.Linear(width, size), nn.LayerNorm(size), nn.GELU()]
            width = size
        layers.append(nn.Linear(width, 1))
        self.body = nn.Sequential(*layers)

    def forward(self, x):
        return self.body(x).squeeze(-1)


class Trainer:
    def __init__(self, model, config: TrainerConfig, callbacks=()):
        self.model = model
        self.config = config
        self.callbacks = list(callbacks)
        self.optimizer = optim.AdamW(model.parameters(), lr=config.lr, betas=config.betas, weight_decay=config.weight_decay)
        self.criterion = nn.SmoothL1Loss()
        self.should_stop = False
        self.global_step = 0

    def _emit(self, event, *args):
        for callback in self.callbacks:
            getattr(callback, event)(self, *args)

    def training_step(self, batch):
        x, y = batch
        prediction = self.model(x)
        loss = self.criterion(prediction, y)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        if self.config.grad_norm_clip is not None:
            nn.utils.clip_grad_norm_(self.model.parameters(), self.config.grad_norm_clip)
        self.optimizer.step()
        self.global_step += 1
        return loss.item()

    def fit(self, loader):
        self._emit("on_train_start")
        for epoch in range(self.config.max_epochs):
            self.model.train()
            total = 0.0
            for batch in loader:
                loss = self.training_step(batch)
                total += loss
                self._emit("on_step_end", loss)
            self._emit("on_epoch_end", {"loss": total / len(loader)})
            if self.should_stop:
                break


def run(model, batches):
    history = History()
    trainer = Trainer(model, TrainerConfig(), callbacks=[history, StopOnPlateau()])
    trainer.fit(batches)
    return history.records["loss"] + history.records["epoch"] + [trainer.global_step]
