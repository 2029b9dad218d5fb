import array_api_strict as xp


class Bernoulli:
    """The distribution of 0 and 1, which has the probability probs; logits are its log-odds."""

    def __init__(self, probs: xp.Array = None, logits: xp.Array = None):
        if logits is None:
            smallest = xp.finfo(probs.dtype).eps
            clipped = xp.clip(probs, smallest, 1 - smallest)
            self.probs, self.logits = probs, xp.log(clipped) - xp.log1p(-clipped)
        else:
            self.probs, self.logits = xp.nn.sigmoid(logits), logits
        self.mean = self.probs
        self.variance = self.probs * (1 - self.probs)
        self.stddev = xp.sqrt(self.variance)

    def sample(self, sample_shape: tuple = ()):
        probs = xp.broadcast_to(self.probs, sample_shape + self.probs.shape)
        return xp.astype(xp.random.bernoulli(xp.stop_gradient(probs)), probs.dtype)

    def log_prob(self, value: xp.Array):
        return value * self.logits - xp.nn.softplus(self.logits)

    def entropy(self):
        return xp.nn.softplus(self.logits) - self.probs * self.logits

    def kl_divergence(self, other):
        return self.probs * (self.logits - other.logits) - xp.nn.softplus(self.logits) + xp.nn.softplus(other.logits)
