import array_api_strict as xp


class Laplace:
    """The Laplace distribution: numbers whose distance from loc is exponential with mean scale."""

    def __init__(self, loc: xp.Array, scale: xp.Array):
        self.loc, self.scale = xp.broadcast_arrays(loc, scale)
        self.mean, self.variance = self.loc, 2 * self.scale**2
        self.stddev = xp.sqrt(self.variance)

    def rsample(self, sample_shape: tuple = ()):
        noise = xp.random.laplace(sample_shape + self.loc.shape, dtype=self.loc.dtype)
        return self.loc + self.scale * noise

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        return -xp.log(2 * self.scale) - xp.abs(value - self.loc) / self.scale

    def entropy(self):
        return 1 + xp.log(2 * self.scale)

    def icdf(self, value: xp.Array):
        distance = value - 0.5
        return self.loc - self.scale * xp.sign(distance) * xp.log1p(-2 * xp.abs(distance))
