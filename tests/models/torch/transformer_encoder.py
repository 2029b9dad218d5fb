import math

import torch
import torch.nn as nn


class PositionalEncoding(nn.Module):
    def __init__(self, d_model, max_len=50):
        super().__init__()
        position = torch.arange(max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        angles = position * div_term
        pe = torch.stack([torch.sin(angles), torch.cos(angles)], dim=-1).flatten(1)
        self.register_buffer('pe', pe.unsqueeze(0))

    def forward(self, x):
        return x + self.pe[:, :x.size(1)]


class TextClassifier(nn.Module):
    def __init__(self, vocab, d_model=32, nhead=4, num_layers=2, num_classes=3):
        super().__init__()
        self.embed = nn.Embedding(vocab, d_model)
        self.pos = PositionalEncoding(d_model)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(d_model, nhead, dim_feedforward=64, dropout=0.0, batch_first=True)
            for _ in range(num_layers)
        )
        self.attn_pool = nn.MultiheadAttention(d_model, nhead, batch_first=True)
        self.query = nn.Parameter(torch.zeros(1, 1, d_model))
        self.head = nn.Linear(d_model, num_classes)

    def forward(self, tokens):
        x = self.pos(self.embed(tokens) * math.sqrt(32))
        for layer in self.layers:
            x = layer(x)
        q = self.query.expand(x.shape[0], -1, -1)
        pooled, _ = self.attn_pool(q, x, x)
        return self.head(pooled.squeeze(1))
