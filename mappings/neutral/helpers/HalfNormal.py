import math

import array_api_strict as xp


class HalfNormal:
    """The distribution of the absolute value of what is normally distributed around 0 with standard deviation scale."""

    def __init__(self, scale: xp.Array):
        self.scale = scale
        self.mean = scale * math.sqrt(2 / math.pi)
        self.variance = scale**2 * (1 - 2 / math.pi)
        self.stddev, self.mode = xp.sqrt(self.variance), xp.zeros_like(scale)

    def rsample(self, sample_shape: tuple = ()):
        return xp.abs(self.scale * xp.random.normal(sample_shape + self.scale.shape, dtype=self.scale.dtype))

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        inside = math.log(2 / math.pi) / 2 - xp.log(self.scale) - (value / self.scale) ** 2 / 2
        return xp.where(value >= 0, inside, xp.full_like(inside, -float("inf")))

    def entropy(self):
        return (1 + math.log(math.pi / 2)) / 2 + xp.log(self.scale)

    def cdf(self, value: xp.Array):
        return xp.erf(value / self.scale / math.sqrt(2))
