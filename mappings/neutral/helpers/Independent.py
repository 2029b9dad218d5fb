import array_api_strict as xp


class Independent:
    """The joint distribution of what base_dist gives along its last reinterpreted_batch_ndims axes."""

    def __init__(self, base_dist, reinterpreted_batch_ndims: int):
        self.base_dist = base_dist
        self.axes = tuple(range(-reinterpreted_batch_ndims, 0))

    def __getattr__(self, name):
        return getattr(self.base_dist, name)

    def log_prob(self, value: xp.Array):
        return xp.sum(self.base_dist.log_prob(value), axis=self.axes)

    def entropy(self):
        return xp.sum(self.base_dist.entropy(), axis=self.axes)

    def kl_divergence(self, other):
        return xp.sum(self.base_dist.kl_divergence(other.base_dist), axis=self.axes)
