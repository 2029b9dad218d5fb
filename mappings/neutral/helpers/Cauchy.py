import math

import array_api_strict as xp


class Cauchy:
    """The Cauchy distribution around loc, of which half is within scale of it; its mean and variance do not exist."""

    def __init__(self, loc: xp.Array, scale: xp.Array):
        self.loc, self.scale = xp.broadcast_arrays(loc, scale)
        self.mean = xp.full_like(self.loc, float("nan"))
        self.variance = self.stddev = xp.full_like(self.loc, float("inf"))
        self.mode = self.loc

    def rsample(self, sample_shape: tuple = ()):
        share = xp.random.uniform(sample_shape + self.loc.shape, dtype=self.loc.dtype)
        return self.loc + self.scale * xp.tan(math.pi * (share - 0.5))

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        return -math.log(math.pi) - xp.log(self.scale) - xp.log1p(((value - self.loc) / self.scale) ** 2)

    def entropy(self):
        return math.log(4 * math.pi) + xp.log(self.scale)

    def cdf(self, value: xp.Array):
        return xp.atan((value - self.loc) / self.scale) / math.pi + 0.5

    def icdf(self, value: xp.Array):
        return self.loc + self.scale * xp.tan(math.pi * (value - 0.5))
