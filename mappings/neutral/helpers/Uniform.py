import math

import array_api_strict as xp


class Uniform:
    """The uniform distribution over the numbers from low up to high."""

    def __init__(self, low: xp.Array, high: xp.Array):
        self.low, self.high = xp.broadcast_arrays(low, high)
        self.mean = (self.low + self.high) / 2
        self.variance = (self.high - self.low) ** 2 / 12
        self.stddev = xp.sqrt(self.variance)

    def rsample(self, sample_shape: tuple = ()):
        part = xp.random.uniform(sample_shape + self.low.shape, dtype=self.low.dtype)
        return self.low + part * (self.high - self.low)

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        is_inside = (value >= self.low) & (value < self.high)
        return xp.where(is_inside, xp.zeros_like(self.low), -math.inf) - xp.log(self.high - self.low)

    def entropy(self):
        return xp.log(self.high - self.low)

    def cdf(self, value: xp.Array):
        return xp.clip((value - self.low) / (self.high - self.low), 0, 1)

    def icdf(self, value: xp.Array):
        return self.low + value * (self.high - self.low)
