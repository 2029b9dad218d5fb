"""Attention with a cache for decoding, members that are None first."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class CachedAttention(nn.Module):
    def __init__(self, dim=8, heads=2):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)
        self.mask = None
        self.k_cache, self.v_cache = None, None
        self.attn = None

    def reset(self):
        self.k_cache = None
        self.v_cache = None

    def forward(self, x):
        b, t, c = x.shape
        if self.mask is None or self.mask.size(0) != t:
            self.mask = torch.tril(torch.ones(t, t)).bool()
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        att = (q @ k.transpose(-2, -1)) / math.sqrt(k.size(-1))
        att = att.masked_fill(~self.mask, float('-inf'))
        self.attn = F.softmax(att, dim=-1)
        y = (self.attn @ v).transpose(1, 2).reshape(b, t, c)
        return self.proj(y)

    def step(self, x):
        b, t, c = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        if self.k_cache is not None:
            k = torch.cat([self.k_cache, k], dim=2)
            v = torch.cat([self.v_cache, v], dim=2)
        self.k_cache, self.v_cache = k, v
        att = F.softmax(q @ k.transpose(-2, -1) / math.sqrt(k.size(-1)), dim=-1)
        return self.proj((att @ v).transpose(1, 2).reshape(b, t, c))


def fit(model, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    losses = []
    for x, y in batches:
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    losses.append(model.attn.sum().item())
    model.reset()
    with torch.no_grad():
        outs = [model.step(batches[0][0][:, i:i + 1]) for i in range(4)]
    losses.append(torch.cat(outs, dim=1).pow(2).mean().item())
    return losses
