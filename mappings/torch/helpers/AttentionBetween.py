import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin


class AttentionBetween(LazyModuleMixin, nn.Module):
    """Attention with several heads, called with queries, values and, if they are others, keys; the first ones tell their sizes."""

    def __init__(self, num_heads, key_features, value_features=None, out_features=None, bias=True, dropout=0.0):
        super().__init__()
        self.num_heads = num_heads
        self.out_features = out_features
        self.dropout = dropout
        self.query_dense = nn.LazyLinear(num_heads * key_features, bias=bias)
        self.key_dense = nn.LazyLinear(num_heads * key_features, bias=bias)
        self.value_dense = nn.LazyLinear(num_heads * (value_features or key_features), bias=bias)
        self.output_dense = nn.LazyLinear(out_features or 0, bias=bias)

    def initialize_parameters(self, query, *others, **named):
        self.output_dense.out_features = self.out_features or query.shape[-1]

    def forward(self, query, value, key=None, attention_mask=None, return_attention_scores=False, use_causal_mask=False):
        key = value if key is None else key
        query, key, value = (
            dense(x).unflatten(-1, (self.num_heads, -1)).transpose(-3, -2)
            for dense, x in ((self.query_dense, query), (self.key_dense, key), (self.value_dense, value)))
        scores = query @ key.transpose(-2, -1) / query.shape[-1] ** 0.5
        if use_causal_mask:
            seen = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).tril()
            attention_mask = seen if attention_mask is None else seen & attention_mask.to(torch.bool)
        if attention_mask is not None:
            while attention_mask.ndim < scores.ndim:
                attention_mask = attention_mask.unsqueeze(-3)
            scores = scores.masked_fill(~attention_mask.to(torch.bool), -0.7 * torch.finfo(scores.dtype).max)
        scores = F.dropout(scores.softmax(-1), self.dropout, self.training)
        result = self.output_dense((scores @ value).transpose(-3, -2).flatten(-2))
        return (result, scores) if return_attention_scores else result
