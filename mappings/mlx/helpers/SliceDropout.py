import mlx.core as mx
import mlx.nn as nn


class SliceDropout(nn.Module):
    """Dropout of whole slices over so many last axes."""

    def __init__(self, p, axes):
        super().__init__()
        self.p, self.axes = p, axes

    def __call__(self, x):
        if not self.training or self.p == 0:
            return x
        if self.p == 1:
            return mx.zeros_like(x)
        kept = mx.random.bernoulli(1 - self.p, x.shape[:-self.axes] + (1,) * self.axes)
        return mx.where(kept, x / (1 - self.p), 0)
