"""Modules that are containers of their arrays: all are trained that are not said to be otherwise, and one without is false."""
import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, features, dropout=None, last=False):
        super().__init__()
        self.keys = nn.Linear(features, features)
        self.drop = nn.Dropout(dropout) if dropout else None
        self.act = None if last else nn.ReLU()
        self.scale = nn.Parameter(torch.ones(features))
        self.shift = torch.zeros(features)
        self.register_buffer("mask", torch.tril(torch.ones(features, features)))

    def forward(self, x):
        x = self.keys(x @ self.mask) * self.scale + self.shift
        if self.drop and not self.act:
            x = self.drop(x)
        return self.act(x) if self.act else x


class Head(nn.Module):
    def __init__(self, words, features):
        super().__init__()
        self.embedding = nn.Embedding(words, features)
        self.head = nn.Linear(features, words, bias=False)
        self.head.weight = self.embedding.weight
