"""Modules in a dictionary, read by their names."""
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self, vocabulary, features):
        super().__init__()
        self.layers = nn.ModuleDict(dict(embed=nn.Embedding(vocabulary, features), mix=nn.Linear(features, 2 * features)))

    def forward(self, tokens):
        return self.layers.mix(self.layers.embed(tokens))

    def first(self):
        return self.layers.mix.weight[0], self.layers["mix"].weight.shape, self.layers.embed.weight.numel()
