# What a constructor is given and nobody says the type of may be an array: it is not trained.
import torch
import torch.nn as nn


class Scaled(nn.Module):
    def __init__(self, n, alpha, act):
        super().__init__()
        self.alpha = alpha
        self.n = n
        self.act = act
        self.fc = nn.Linear(n, n)

    def forward(self, x):
        return self.act(self.fc(x)) * self.alpha + x[:, : self.n]
