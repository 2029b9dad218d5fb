def batch_shape(distribution):
    """The shape of the distributions that one holds, each of its own."""
    if not hasattr(distribution, "mean"):
        return tuple(distribution.probs.shape[:-1])
    return tuple(distribution.log_prob(distribution.mean).shape)
