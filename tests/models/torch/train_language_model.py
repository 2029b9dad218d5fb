"""A language model of LSTMs: clipped gradients, and perplexities."""
import math

import torch
import torch.nn as nn


class RNNModel(nn.Module):
    def __init__(self, vocabulary=20, embedding=8, hidden=12, layers=2):
        super().__init__()
        self.vocabulary = vocabulary
        self.embed = nn.Embedding(vocabulary, embedding)
        self.rnn = nn.LSTM(embedding, hidden, layers, batch_first=True)
        self.decoder = nn.Linear(hidden, vocabulary)

    def forward(self, tokens):
        output, _ = self.rnn(self.embed(tokens))
        return self.decoder(output)


def train(model, batches, criterion, optimizer, clip=0.25):
    model.train()
    total_loss = 0.0
    losses = []
    for i, (data, targets) in enumerate(batches):
        output = model(data)
        loss = criterion(output.reshape(-1, model.vocabulary), targets.reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        total_loss += loss.item()
        losses.append(loss.item())
        if i % 10 == 0 and i > 0:
            print(f"{i}: loss {total_loss / (i + 1):.2f}, perplexity {math.exp(total_loss / (i + 1)):.2f}")
    return losses


def fit(model, batches):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0, weight_decay=1e-3)
    return train(model, batches, criterion, optimizer)
