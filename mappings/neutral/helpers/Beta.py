import array_api_strict as xp


class Beta:
    """The beta distribution of numbers between 0 and 1, with mean concentration1 / (concentration1 + concentration0)."""

    def __init__(self, concentration1: xp.Array, concentration0: xp.Array):
        self.concentration1, self.concentration0 = xp.broadcast_arrays(concentration1, concentration0)
        total = self.concentration1 + self.concentration0
        self.mean = self.concentration1 / total
        self.variance = self.mean * (self.concentration0 / total) / (total + 1)
        self.stddev = xp.sqrt(self.variance)

    def sample(self, sample_shape: tuple = ()):
        shape = sample_shape + self.mean.shape
        a = xp.random.gamma(xp.broadcast_to(self.concentration1, shape), shape, dtype=self.mean.dtype)
        b = xp.random.gamma(xp.broadcast_to(self.concentration0, shape), shape, dtype=self.mean.dtype)
        return xp.stop_gradient(a / (a + b))

    def log_prob(self, value: xp.Array):
        powers = xp.xlogy(self.concentration1 - 1, value) + xp.xlogy(self.concentration0 - 1, 1 - value)
        return powers - self.log_beta()

    def entropy(self):
        a, b = self.concentration1, self.concentration0
        peaks = (a - 1) * xp.digamma(a) + (b - 1) * xp.digamma(b)
        return self.log_beta() - peaks + (a + b - 2) * xp.digamma(a + b)

    def log_beta(self):
        a, b = self.concentration1, self.concentration0
        return xp.lgamma(a) + xp.lgamma(b) - xp.lgamma(a + b)
