import array_api_strict as xp


class Gamma:
    """The gamma distribution with mean concentration / rate."""

    def __init__(self, concentration: xp.Array, rate: xp.Array):
        self.concentration, self.rate = xp.broadcast_arrays(concentration, rate)
        self.mean = self.concentration / self.rate
        self.variance = self.concentration / self.rate**2
        self.stddev = xp.sqrt(self.variance)

    def rsample(self, sample_shape: tuple = ()):
        concentration = xp.broadcast_to(self.concentration, sample_shape + self.concentration.shape)
        return xp.random.gamma(concentration, concentration.shape, dtype=concentration.dtype) / self.rate

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        powers = xp.xlogy(self.concentration, self.rate) + xp.xlogy(self.concentration - 1, value)
        return powers - self.rate * value - xp.lgamma(self.concentration)

    def entropy(self):
        shrinking = (1 - self.concentration) * xp.digamma(self.concentration)
        return self.concentration - xp.log(self.rate) + xp.lgamma(self.concentration) + shrinking
