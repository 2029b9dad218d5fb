"""A Trainer with callbacks, history dict, validation and a running mean."""
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class ToyDataset(Dataset):
    def __init__(self, xs, ys):
        self.xs = xs
        self.ys = ys

    def __len__(self):
        return len(self.xs)

    def __getitem__(self, idx):
        return self.xs[idx], self.ys[idx]


class AverageMeter:
    def __init__(self):
        self.reset()

    def reset(self):
        self.sum, self.count = 0.0, 0

    def update(self, val, n=1):
        self.sum += val * n
        self.count += n

    @property
    def avg(self):
        return self.sum / max(self.count, 1)


class MLP(nn.Module):
    def __init__(self, sizes, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for i in range(len(sizes) - 2):
            layers.append(nn.Linear(sizes[i], sizes[i + 1]))
            layers.append(nn.LayerNorm(sizes[i + 1]))
            layers.append(activation())
            if dropout > 0:
                layers.append(nn.Dropout(dropout))
        layers.append(nn.Linear(sizes[-2], sizes[-1]))
        self.model = nn.Sequential(*layers)

    def forward(self, x):
        return self.model(x)


class Trainer:
    def __init__(self, model, optimizer, loss_fn, device="cpu", max_grad_norm=None, callbacks=()):
        self.model = model.to(device)
        self.optimizer = optimizer
        self.loss_fn = loss_fn
        self.device = device
        self.max_grad_norm = max_grad_norm
        self.callbacks = callbacks
        self.history = {"train_loss": [], "val_loss": []}

    def _step(self, batch):
        x, y = (t.to(self.device) for t in batch)
        pred = self.model(x)
        loss = self.loss_fn(pred, y)
        return loss, x.size(0)

    def train_epoch(self, loader):
        self.model.train()
        meter = AverageMeter()
        for batch in loader:
            self.optimizer.zero_grad()
            loss, n = self._step(batch)
            loss.backward()
            if self.max_grad_norm is not None:
                nn.utils.clip_grad_norm_(self.model.parameters(), self.max_grad_norm)
            self.optimizer.step()
            meter.update(loss.item(), n)
        return meter.avg

    @torch.no_grad()
    def validate(self, loader):
        self.model.eval()
        meter = AverageMeter()
        for batch in loader:
            loss, n = self._step(batch)
            meter.update(loss.item(), n)
        return meter.avg

    def fit(self, train_loader, val_loader, epochs):
        for epoch in range(epochs):
            train_loss = self.train_epoch(train_loader)
            val_loss = self.validate(val_loader)
            self.history["train_loss"].append(train_loss)
            self.history["val_loss"].append(val_loss)
            for callback in self.callbacks:
                callback(epoch, train_loss, val_loss)
        return self.history


def fit(model, batches):
    xs = torch.cat([x for x, _ in batches])
    ys = torch.cat([y for _, y in batches])
    train_loader = DataLoader(ToyDataset(xs[:32], ys[:32]), batch_size=8, shuffle=False, drop_last=True)
    val_loader = DataLoader(ToyDataset(xs[32:], ys[32:]), batch_size=8)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
    trainer = Trainer(model, optimizer, nn.MSELoss(), max_grad_norm=1.0,
                      callbacks=[lambda e, t, v: print(f"epoch {e}: {t:.4f} {v:.4f}")])
    history = trainer.fit(train_loader, val_loader, epochs=5)
    return history["train_loss"] + history["val_loss"]
