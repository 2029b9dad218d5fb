import mlx.core as mx
import mlx.nn as nn


class AlphaDropout(nn.Module):
    """Dropout that keeps mean 0 and variance 1 of what self-normalising networks compute."""

    def __init__(self, p=0.5, features=False):
        super().__init__()
        self.p, self.features = p, features

    def __call__(self, x):
        if not self.training or self.p == 0:
            return x
        alpha = 1.7580993408473766
        scale = ((1 - self.p) * (1 + self.p * alpha**2)) ** -0.5
        shape = x.shape[:2] + (1,) * (x.ndim - 2) if self.features else x.shape
        kept = mx.random.bernoulli(1 - self.p, shape)
        return scale * (mx.where(kept, x, -alpha) + alpha * self.p)
