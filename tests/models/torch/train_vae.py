"""A variational autoencoder whose loss is a function of its own."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class VAE(nn.Module):
    def __init__(self, features=10, latent=3):
        super().__init__()
        self.fc1 = nn.Linear(features, 16)
        self.fc21 = nn.Linear(16, latent)
        self.fc22 = nn.Linear(16, latent)
        self.fc3 = nn.Linear(latent, 16)
        self.fc4 = nn.Linear(16, features)

    def encode(self, x):
        h1 = F.relu(self.fc1(x))
        return self.fc21(h1), self.fc22(h1)

    def decode(self, z):
        h3 = F.relu(self.fc3(z))
        return torch.sigmoid(self.fc4(h3))

    def forward(self, x, eps):
        mu, logvar = self.encode(x)
        std = torch.exp(0.5 * logvar)
        return self.decode(mu + eps * std), mu, logvar


def loss_function(recon_x, x, mu, logvar):
    BCE = F.binary_cross_entropy(recon_x, x, reduction="sum")
    KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return BCE + KLD


def train(epoch, model, loader, optimizer, log_interval=5):
    model.train()
    train_loss = 0
    losses = []
    for batch_idx, (data, eps) in enumerate(loader):
        data = torch.sigmoid(data)
        optimizer.zero_grad()
        recon_batch, mu, logvar = model(data, eps)
        loss = loss_function(recon_batch, data, mu, logvar)
        loss.backward()
        train_loss += loss.item()
        optimizer.step()
        losses.append(loss.item())
        if batch_idx % log_interval == 0:
            print("Train Epoch: {} [{}/{}]\tLoss: {:.6f}".format(epoch, batch_idx, len(loader), loss.item() / len(data)))
    return losses


def fit(model: VAE, batches):
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    return train(1, model, batches, optimizer)
