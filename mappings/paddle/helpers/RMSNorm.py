import paddle
from paddle import nn


class RMSNorm(nn.Layer):
    """x over the root of the mean of its squares over the last axes, scaled."""

    def __init__(self, shape, epsilon=None):
        super().__init__()
        shape = [shape] if isinstance(shape, int) else list(shape)
        self.axes = list(range(-len(shape), 0))
        self.epsilon = 1.1920929e-07 if epsilon is None else epsilon
        self.weight = nn.Parameter(paddle.ones(shape))

    def forward(self, x):
        return x * paddle.rsqrt(paddle.mean(x * x, axis=self.axes, keepdim=True) + self.epsilon) * self.weight
