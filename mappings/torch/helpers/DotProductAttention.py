import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin


class DotProductAttention(LazyModuleMixin, nn.Module):
    """Attention with several heads; sizes that aren't given are those of the first queries."""

    def __init__(self, num_heads, features=None, out_features=None, bias=True, dropout=0.0):
        super().__init__()
        self.num_heads = num_heads
        self.features = features
        self.out_features = out_features
        self.dropout = dropout
        self.query = nn.LazyLinear(features or 0, bias=bias)
        self.key = nn.LazyLinear(features or 0, bias=bias)
        self.value = nn.LazyLinear(features or 0, bias=bias)
        self.out = nn.LazyLinear(out_features or 0, bias=bias)

    def initialize_parameters(self, x, *others, **named):
        for projection in (self.query, self.key, self.value):
            projection.out_features = self.features or x.shape[-1]
        self.out.out_features = self.out_features or x.shape[-1]

    def forward(self, inputs_q, inputs_k=None, inputs_v=None, mask=None):
        inputs_k = inputs_q if inputs_k is None else inputs_k
        inputs_v = inputs_k if inputs_v is None else inputs_v
        query, key, value = (
            projection(x).unflatten(-1, (self.num_heads, -1)).transpose(-3, -2)
            for projection, x in ((self.query, inputs_q), (self.key, inputs_k), (self.value, inputs_v)))
        mask = None if mask is None else mask.to(torch.bool)
        x = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=self.dropout if self.training else 0.0)
        return self.out(x.transpose(-3, -2).flatten(-2))
