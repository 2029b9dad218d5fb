import torch
import torch.nn as nn
import torch.nn.functional as F


class BagOfWords(nn.Module):
    def __init__(self, vocab_size, embed_dim, num_class, pad_idx=0):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=pad_idx)
        self.pad_idx = pad_idx
        self.fc = nn.Linear(embed_dim, num_class)
        self.init_weights()

    def init_weights(self):
        initrange = 0.5
        self.fc.weight.data.uniform_(-initrange, initrange)
        self.fc.bias.data.zero_()

    def forward(self, text):
        mask = (text != self.pad_idx).unsqueeze(-1).float()
        embedded = self.embedding(text) * mask
        pooled = embedded.sum(dim=1) / mask.sum(dim=1).clamp(min=1.0)
        return self.fc(pooled)


def accuracy(output, target):
    with torch.no_grad():
        return (output.argmax(1) == target).float().mean().item()


def fit(model, batches):
    optimizer = torch.optim.Adagrad(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(2):
        for text, label in batches:
            optimizer.zero_grad()
            predicted = model(text)
            loss = F.cross_entropy(predicted, label)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            losses.append(accuracy(predicted, label))
    return losses
