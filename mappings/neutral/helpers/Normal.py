import math

import array_api_strict as xp


class Normal:
    """The normal distribution with mean loc and standard deviation scale."""

    def __init__(self, loc: xp.Array, scale: xp.Array):
        self.loc, self.scale = xp.broadcast_arrays(loc, scale)
        self.mean, self.stddev, self.variance = self.loc, self.scale, self.scale**2

    def rsample(self, sample_shape: tuple = ()):
        noise = xp.random.normal(sample_shape + self.loc.shape, dtype=self.loc.dtype)
        return self.loc + self.scale * noise

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        return -((value - self.loc) ** 2) / (2 * self.variance) - xp.log(self.scale) - math.log(2 * math.pi) / 2

    def entropy(self):
        return xp.log(self.scale) + (1 + math.log(2 * math.pi)) / 2

    def cdf(self, value: xp.Array):
        return (1 + xp.erf((value - self.loc) / self.scale / math.sqrt(2))) / 2

    def kl_divergence(self, other):
        ratio = (self.scale / other.scale) ** 2
        distance = ((self.loc - other.loc) / other.scale) ** 2
        return (ratio + distance - 1 - xp.log(ratio)) / 2

    def icdf(self, value: xp.Array):
        return self.loc + self.scale * math.sqrt(2) * xp.erfinv(2 * value - 1)
