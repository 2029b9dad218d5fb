import mlx.core as mx
import mlx.nn as nn


class BatchNorm(nn.BatchNorm):
    """nn.BatchNorm of arrays with any number of axes, over the second one or the last; its running variance is the biased one if so said."""

    def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True, track=True, unbiased=True, axis=1):
        super().__init__(num_features, eps, momentum, affine, track)
        self.unbiased, self.axis = unbiased, axis

    def __call__(self, x):
        last = mx.moveaxis(x, self.axis, -1)
        old = self.running_var if self.track_running_stats else None
        y = super().__call__(last.reshape(-1, last.shape[-1])).reshape(last.shape)
        if self.training and self.track_running_stats and not self.unbiased:
            count, kept = x.size // last.shape[-1], (1 - self.momentum) * old
            self.running_var = kept + (self.running_var - kept) * ((count - 1) / count)
        return mx.moveaxis(y, -1, self.axis)
