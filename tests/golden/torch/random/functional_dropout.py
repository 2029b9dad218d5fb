"""Dropout as a function: in a module its streams are at hand, elsewhere a key is handed on."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def attention(query, key, value, p: float = 0.1, training: bool = True):
    weights = torch.softmax(query @ key.transpose(-2, -1), dim=-1)
    weights = F.dropout(weights, p, training)
    return weights @ value


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)

    def forward(self, x):
        x = F.dropout(self.conv(x), 0.5, self.training)
        return F.dropout2d(x, 0.2, self.training)


torch.manual_seed(0)
x = torch.ones(2, 4, 3)
print(attention(x, x, x).shape)
x = F.dropout(x, 0.5)
image = torch.ones(1, 1, 8, 8)
print(F.dropout2d(image, 0.5).shape, Net()(image).shape)
