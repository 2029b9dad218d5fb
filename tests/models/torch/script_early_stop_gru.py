"""Early stopping on a validation loss, the best state dict kept and loaded again in the end."""
import copy

import numpy as np
import torch
from torch import nn


class EarlyStopping:
    def __init__(self, patience=3, delta=0.0):
        self.patience = patience
        self.delta = delta
        self.counter = 0
        self.best_score = None
        self.early_stop = False
        self.val_loss_min = np.inf
        self.best_state = None

    def __call__(self, val_loss, model):
        score = -val_loss
        if self.best_score is None:
            self.best_score = score
            self.save_checkpoint(val_loss, model)
        elif score < self.best_score + self.delta:
            self.counter += 1
            if self.counter >= self.patience:
                self.early_stop = True
        else:
            self.best_score = score
            self.save_checkpoint(val_loss, model)
            self.counter = 0

    def save_checkpoint(self, val_loss, model):
        self.best_state = copy.deepcopy(model.state_dict())
        self.val_loss_min = val_loss


class GRUForecaster(nn.Module):
    def __init__(self, input_size=3, hidden_size=12, num_layers=1, horizon=2):
        super().__init__()
        self.gru = nn.GRU(input_size, hidden_size, num_layers, batch_first=True)
        self.fc = nn.Linear(hidden_size, horizon)

    def forward(self, x):
        out, _ = self.gru(x)
        return self.fc(out[:, -1, :])


def train_model(model, train_loader, val_loader, n_epochs=4, lr=0.02):
    criterion = nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode="min", factor=0.5, patience=1)
    early_stopping = EarlyStopping(patience=2)
    avg_train_losses, avg_valid_losses = [], []
    for epoch in range(1, n_epochs + 1):
        train_losses, valid_losses = [], []
        model.train()
        for data, target in train_loader:
            optimizer.zero_grad()
            output = model(data)
            loss = criterion(output, target)
            loss.backward()
            optimizer.step()
            train_losses.append(loss.item())
        model.eval()
        with torch.no_grad():
            for data, target in val_loader:
                valid_losses.append(criterion(model(data), target).item())
        train_loss, valid_loss = np.average(train_losses), np.average(valid_losses)
        avg_train_losses.append(float(train_loss))
        avg_valid_losses.append(float(valid_loss))
        scheduler.step(valid_loss)
        early_stopping(valid_loss, model)
        if early_stopping.early_stop:
            break
    model.load_state_dict(early_stopping.best_state)
    return avg_train_losses + avg_valid_losses


def main(model, batches):
    return train_model(model, batches[:14], batches[14:])
