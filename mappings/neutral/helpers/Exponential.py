import array_api_strict as xp


class Exponential:
    """The exponential distribution with mean 1 / rate."""

    def __init__(self, rate: xp.Array):
        self.rate = rate
        self.mean, self.stddev, self.variance = 1 / rate, 1 / rate, rate**-2.0

    def rsample(self, sample_shape: tuple = ()):
        return xp.random.exponential(sample_shape + self.rate.shape, dtype=self.rate.dtype) / self.rate

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        return xp.log(self.rate) - self.rate * value

    def entropy(self):
        return 1 - xp.log(self.rate)

    def cdf(self, value: xp.Array):
        return -xp.expm1(-self.rate * value)

    def icdf(self, value: xp.Array):
        return -xp.log1p(-value) / self.rate
