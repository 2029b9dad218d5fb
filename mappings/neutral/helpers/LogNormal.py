import math

import array_api_strict as xp


class LogNormal:
    """The distribution of numbers whose logarithm is normal with mean loc and standard deviation scale."""

    def __init__(self, loc: xp.Array, scale: xp.Array):
        self.loc, self.scale = xp.broadcast_arrays(loc, scale)
        self.mean = xp.exp(self.loc + self.scale**2 / 2)
        self.variance = xp.expm1(self.scale**2) * self.mean**2
        self.stddev = xp.sqrt(self.variance)

    def rsample(self, sample_shape: tuple = ()):
        noise = xp.random.normal(sample_shape + self.loc.shape, dtype=self.loc.dtype)
        return xp.exp(self.loc + self.scale * noise)

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        logarithm = xp.log(value)
        distance = ((logarithm - self.loc) / self.scale) ** 2
        return -distance / 2 - xp.log(self.scale) - math.log(2 * math.pi) / 2 - logarithm

    def entropy(self):
        return self.loc + xp.log(self.scale) + (1 + math.log(2 * math.pi)) / 2
