import numpy as np


def dropout(x, p, training):
    """x with elements zeroed with probability p and the others scaled to make up for it; x itself outside training."""
    if not training or p == 0:
        return x
    if p == 1:
        return np.zeros_like(x)
    return np.where(np.random.uniform(size=x.shape) < p, 0, x / (1 - p)).astype(x.dtype)
