import array_api_strict as xp


class Categorical:
    """The distribution of indices, each with its probability; probs need not sum to 1, and logits are logarithms of such."""

    def __init__(self, probs: xp.Array = None, logits: xp.Array = None):
        if logits is None:
            self.probs = probs / xp.sum(probs, axis=-1, keepdims=True)
            smallest = xp.finfo(probs.dtype).eps
            self.logits = xp.log(xp.clip(self.probs, smallest, 1 - smallest))
        else:
            self.logits = logits - xp.logsumexp(logits, axis=-1, keepdims=True)
            self.probs = xp.exp(self.logits)
        self.mode = xp.argmax(self.probs, axis=-1)

    def sample(self, sample_shape: tuple = ()):
        logits = xp.broadcast_to(self.logits, sample_shape + self.logits.shape)
        return xp.random.categorical(logits, axis=-1)

    def log_prob(self, value: xp.Array):
        index, logits = xp.broadcast_arrays(xp.expand_dims(value, axis=-1), self.logits)
        return xp.squeeze(xp.take_along_axis(logits, index[..., :1], axis=-1), axis=-1)

    def entropy(self):
        logits = xp.maximum(self.logits, xp.full_like(self.logits, xp.finfo(self.logits.dtype).min))
        return -xp.sum(logits * self.probs, axis=-1)

    def kl_divergence(self, other):
        return xp.sum(self.probs * (self.logits - other.logits), axis=-1)
