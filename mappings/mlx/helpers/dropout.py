import mlx.core as mx


def dropout(x, p, training):
    """x with elements zeroed with probability p and the others scaled to make up for it; x itself outside training."""
    if not training or p == 0:
        return x
    if p == 1:
        return mx.zeros_like(x)
    return mx.where(mx.random.bernoulli(1 - p, x.shape), x / (1 - p), 0)
