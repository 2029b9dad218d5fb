from torch import nn


def dense_layer(features, use_bias=True, dtype=None):
    """A linear layer; the first input tells how many features come in."""
    compute_dtype(dtype)
    return nn.LazyLinear(features, bias=use_bias)
