import array_api_strict as xp


class Dirichlet:
    """The Dirichlet distribution of positive numbers along the last axis that sum to 1."""

    def __init__(self, concentration: xp.Array):
        self.concentration = concentration
        self.mean = concentration / xp.sum(concentration, axis=-1, keepdims=True)

    def rsample(self, sample_shape: tuple = ()):
        concentration = xp.broadcast_to(self.concentration, sample_shape + self.concentration.shape)
        parts = xp.random.gamma(concentration, concentration.shape, dtype=concentration.dtype)
        return parts / xp.sum(parts, axis=-1, keepdims=True)

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        powers = xp.sum(xp.xlogy(self.concentration - 1, value), axis=-1)
        return powers + xp.lgamma(xp.sum(self.concentration, axis=-1)) - xp.sum(xp.lgamma(self.concentration), axis=-1)
