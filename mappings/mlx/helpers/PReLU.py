import mlx.core as mx
import mlx.nn as nn


class PReLU(nn.Module):
    """x where it is positive, else its weight times x: one weight, or one for each channel (axis 1)."""

    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = mx.full((num_parameters,), init)

    def __call__(self, x):
        weight = self.weight
        if weight.size > 1 and x.ndim > 1:
            weight = weight.reshape(-1, *[1] * (x.ndim - 2))
        return mx.where(x > 0, x, weight * x)
