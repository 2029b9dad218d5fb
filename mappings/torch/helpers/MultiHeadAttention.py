import torch
from torch import nn
from torch.nn import functional as F


class MultiHeadAttention(nn.Module):
    """Attention with several heads over the last axis but one, as Flax has it: a mask is true where there is something to see."""

    def __init__(self, num_heads, in_features, features=None, out_features=None, bias=True, dropout=0.0):
        super().__init__()
        self.num_heads = num_heads
        self.dropout = dropout
        features = features or in_features
        self.query = nn.Linear(in_features, features, bias=bias)
        self.key = nn.Linear(in_features, features, bias=bias)
        self.value = nn.Linear(in_features, features, bias=bias)
        self.out = nn.Linear(features, out_features or in_features, bias=bias)

    def forward(self, inputs_q, inputs_k=None, inputs_v=None, *, mask=None, is_causal=False, decode=False):
        if decode:
            raise NotImplementedError("there is no cache to decode with")
        inputs_k = inputs_q if inputs_k is None else inputs_k
        inputs_v = inputs_k if inputs_v is None else inputs_v
        query, key, value = (
            projection(x).unflatten(-1, (self.num_heads, -1)).transpose(-3, -2)
            for projection, x in ((self.query, inputs_q), (self.key, inputs_k), (self.value, inputs_v)))
        mask = None if mask is None else mask.to(torch.bool)
        if is_causal:
            seen = torch.ones(query.shape[-2], key.shape[-2], dtype=torch.bool, device=query.device).tril()
            mask = seen if mask is None else mask & seen
        x = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=self.dropout if self.training else 0.0)
        return self.out(x.transpose(-3, -2).flatten(-2))
