import array_api_strict as xp


class Poisson:
    """The distribution of counts with mean rate."""

    def __init__(self, rate: xp.Array):
        self.rate = rate
        self.mean, self.variance, self.stddev = rate, rate, xp.sqrt(rate)

    def sample(self, sample_shape: tuple = ()):
        rate = xp.stop_gradient(xp.broadcast_to(self.rate, sample_shape + self.rate.shape))
        return xp.astype(xp.random.poisson(rate, rate.shape), rate.dtype)

    def log_prob(self, value: xp.Array):
        return xp.xlogy(value, self.rate) - self.rate - xp.lgamma(value + 1)
