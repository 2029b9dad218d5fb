import math

import array_api_strict as xp


class Gumbel:
    """The Gumbel distribution around loc, whose standard deviation is scale * pi / sqrt(6)."""

    def __init__(self, loc: xp.Array, scale: xp.Array):
        self.loc, self.scale = xp.broadcast_arrays(loc, scale)
        self.mean, self.stddev = self.loc + self.scale * 0.5772156649015329, self.scale * (math.pi / math.sqrt(6))
        self.variance, self.mode = self.stddev**2, self.loc

    def rsample(self, sample_shape: tuple = ()):
        drawn = xp.random.exponential(sample_shape + self.loc.shape, dtype=self.loc.dtype)
        return self.loc - self.scale * xp.log(drawn)

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        distance = (self.loc - value) / self.scale
        return distance - xp.exp(distance) - xp.log(self.scale)

    def entropy(self):
        return xp.log(self.scale) + 1.5772156649015329

    def cdf(self, value: xp.Array):
        return xp.exp(-xp.exp((self.loc - value) / self.scale))

    def icdf(self, value: xp.Array):
        return self.loc - self.scale * xp.log(-xp.log(value))
