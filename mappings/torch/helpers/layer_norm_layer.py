def layer_norm_layer(epsilon=1e-06, use_bias=True, use_scale=True, dtype=None):
    """Layer normalisation over the last axis."""
    compute_dtype(dtype)
    return LazyLayerNorm(eps=epsilon, scale=use_scale, bias=use_bias)
