def batch_norm_layer(momentum=0.99, epsilon=1e-05, use_bias=True, use_scale=True, dtype=None):
    """Batch normalisation over the last axis."""
    compute_dtype(dtype)
    if use_bias != use_scale:
        raise ValueError("batch normalisation has scale and bias, or neither")
    return LazyBatchNorm(eps=epsilon, momentum=1 - momentum, affine=use_scale)
