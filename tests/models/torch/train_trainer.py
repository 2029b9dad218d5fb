"""A trainer class, as they stand in many repositories."""
import torch
import torch.nn as nn


class AutoEncoder(nn.Module):
    def __init__(self, features=16, code=4):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(features, 12), nn.ReLU(), nn.Linear(12, code))
        self.decoder = nn.Sequential(nn.Linear(code, 12), nn.ReLU(), nn.Linear(12, features), nn.Sigmoid())

    def forward(self, x):
        return self.decoder(self.encoder(x))


class Trainer:
    def __init__(self, model, lr=5e-3, weight_decay=0.05):
        self.model = model
        self.criterion = nn.MSELoss()
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=lr, weight_decay=weight_decay)
        self.losses = []

    def train_epoch(self, loader):
        self.model.train()
        for x in loader:
            target = torch.sigmoid(x)
            self.optimizer.zero_grad()
            reconstruction = self.model(target)
            loss = self.criterion(reconstruction, target)
            loss.backward()
            self.optimizer.step()
            self.losses.append(loss.item())

    def fit(self, loader, epochs):
        for _ in range(epochs):
            self.train_epoch(loader)
        return self.losses


def fit(model, batches):
    return Trainer(model).fit([x for x, in batches], epochs=1)
