"""Early stopping with the best weights kept aside, a TensorDataset and its loaders."""
import copy

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


class EarlyStopping:
    def __init__(self, patience=3, min_delta=0.0):
        self.patience = patience
        self.min_delta = min_delta
        self.best_loss = float('inf')
        self.counter = 0
        self.best_state = None
        self.early_stop = False

    def __call__(self, val_loss, model):
        if val_loss < self.best_loss - self.min_delta:
            self.best_loss = val_loss
            self.best_state = copy.deepcopy(model.state_dict())
            self.counter = 0
        else:
            self.counter += 1
            if self.counter >= self.patience:
                self.early_stop = True


class Regressor(nn.Module):
    def __init__(self, n_features=6, n_hidden=16):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(n_features, n_hidden),
            nn.ReLU(),
            nn.BatchNorm1d(n_hidden),
            nn.Linear(n_hidden, 1),
        )

    def forward(self, x):
        return self.net(x).squeeze(-1)


def run_epoch(model, loader, criterion, optimizer=None):
    is_train = optimizer is not None
    model.train(is_train)
    total = 0.0
    with torch.set_grad_enabled(is_train):
        for xb, yb in loader:
            pred = model(xb)
            loss = criterion(pred, yb)
            if is_train:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            total += loss.item() * xb.size(0)
    return total / len(loader.dataset)


def fit(model, batches):
    x = torch.cat([xb for xb, _ in batches], dim=0)
    y = torch.cat([yb for _, yb in batches], dim=0)
    n_train = int(0.75 * len(x))
    train_ds = TensorDataset(x[:n_train], y[:n_train])
    val_ds = TensorDataset(x[n_train:], y[n_train:])
    train_loader = DataLoader(train_ds, batch_size=8, shuffle=False)
    val_loader = DataLoader(val_ds, batch_size=8)
    criterion = nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    stopper = EarlyStopping(patience=2)
    history = []
    for epoch in range(8):
        train_loss = run_epoch(model, train_loader, criterion, optimizer)
        val_loss = run_epoch(model, val_loader, criterion)
        history.append((train_loss, val_loss))
        stopper(val_loss, model)
        if stopper.early_stop:
            break
    model.load_state_dict(stopper.best_state)
    return [loss for pair in history for loss in pair]
