import array_api_strict as xp


class Geometric:
    """The distribution of how often something fails that succeeds with probability probs before it does."""

    def __init__(self, probs: xp.Array = None, logits: xp.Array = None):
        if logits is None:
            smallest = xp.finfo(probs.dtype).eps
            clipped = xp.clip(probs, smallest, 1 - smallest)
            self.probs, self.logits = probs, xp.log(clipped) - xp.log1p(-clipped)
        else:
            self.probs, self.logits = xp.nn.sigmoid(logits), logits
        self.mean = 1 / self.probs - 1
        self.variance = (1 / self.probs - 1) / self.probs
        self.stddev, self.mode = xp.sqrt(self.variance), xp.zeros_like(self.probs)

    def sample(self, sample_shape: tuple = ()):
        drawn = xp.random.exponential(sample_shape + self.probs.shape, dtype=self.probs.dtype)
        return xp.floor(drawn / -xp.log1p(-self.probs))

    def log_prob(self, value: xp.Array):
        return value * xp.log1p(-self.probs) + xp.log(self.probs)

    def entropy(self):
        failing = 1 - self.probs
        return -(failing * xp.log(failing) + self.probs * xp.log(self.probs)) / self.probs
