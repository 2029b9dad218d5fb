"""A dataset of one's own, and loaders of it."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class TabularDataset(Dataset):
    def __init__(self, features, labels, transform=None):
        self.features = features
        self.labels = labels
        self.transform = transform

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, idx):
        x = self.features[idx]
        if self.transform is not None:
            x = self.transform(x)
        return torch.tensor(x, dtype=torch.float32), torch.tensor(self.labels[idx], dtype=torch.long)


class MLP(nn.Module):
    def __init__(self, n_features, n_classes):
        super().__init__()
        self.fc1 = nn.Linear(n_features, 16)
        self.act = nn.Tanh()
        self.fc2 = nn.Linear(16, n_classes)

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))


def fit(model, batches):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(30, 6))
    y = (X.sum(axis=1) > 0).astype(np.int64)
    train_dataset = TabularDataset(X[:24], y[:24])
    val_dataset = TabularDataset(X[24:], y[24:])
    train_loader = DataLoader(train_dataset, batch_size=8, shuffle=False)
    val_loader = DataLoader(val_dataset, batch_size=8)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    loss_fn = nn.CrossEntropyLoss()
    history = []
    for epoch in range(5):
        model.train()
        for xb, yb in train_loader:
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
            history.append(loss.item())
        model.eval()
        with torch.no_grad():
            correct = sum((model(xb).argmax(1) == yb).sum().item() for xb, yb in val_loader)
        history.append(correct / len(val_dataset))
    return history
