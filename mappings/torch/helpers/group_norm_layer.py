def group_norm_layer(num_groups=32, epsilon=1e-06, dtype=None):
    """Group normalisation of arrays whose channels come last."""
    compute_dtype(dtype)
    return LazyGroupNorm(num_groups, eps=epsilon)
