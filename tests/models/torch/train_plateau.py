"""A forecaster whose learning rate falls where the validation loss stays."""
import torch
import torch.nn as nn
from torch.optim.lr_scheduler import ReduceLROnPlateau


class LSTMForecaster(nn.Module):
    def __init__(self, input_size=2, hidden_size=8, num_layers=1, output_size=1):
        super().__init__()
        self.lstm = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True)
        self.fc = nn.Linear(hidden_size, output_size)

    def forward(self, x):
        out, (h_n, c_n) = self.lstm(x)
        return self.fc(out[:, -1, :])


def train_one_epoch(model, loader, criterion, optimizer, device):
    model.train()
    running_loss = 0.0
    for X_batch, y_batch in loader:
        X_batch, y_batch = X_batch.to(device), y_batch.to(device)
        y_pred = model(X_batch)
        loss = criterion(y_pred, y_batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    return running_loss / len(loader)


def validate(model, loader, criterion, device):
    model.eval()
    val_loss = 0.0
    with torch.no_grad():
        for X_batch, y_batch in loader:
            y_pred = model(X_batch.to(device))
            val_loss += criterion(y_pred, y_batch.to(device)).item()
    return val_loss / len(loader)


def fit(model, batches):
    device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
    criterion = nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    scheduler = ReduceLROnPlateau(optimizer, mode='min', factor=0.5, patience=1)
    best_val_loss = float('inf')
    train_losses, val_losses = [], []
    for epoch in range(8):
        train_loss = train_one_epoch(model, batches[:3], criterion, optimizer, device)
        val_loss = validate(model, batches[3:5], criterion, device)
        scheduler.step(val_loss)
        train_losses.append(train_loss)
        val_losses.append(val_loss)
        if val_loss < best_val_loss:
            best_val_loss = val_loss
        current_lr = optimizer.param_groups[0]['lr']
        print(f'Epoch {epoch + 1}: train {train_loss:.4f} val {val_loss:.4f} lr {current_lr:.6f}')
    return train_losses, val_losses
