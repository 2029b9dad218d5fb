import math

import array_api_strict as xp


class MultivariateNormal:
    """The normal distribution of vectors with mean loc and a covariance, given as such or by its lower triangular factor."""

    def __init__(self, loc: xp.Array, covariance_matrix: xp.Array = None, scale_tril: xp.Array = None):
        self.scale_tril = xp.linalg.cholesky(covariance_matrix) if scale_tril is None else scale_tril
        batch_shape = xp.broadcast_shapes(loc.shape, self.scale_tril.shape[:-1])
        self.loc = self.mean = xp.broadcast_to(loc, batch_shape)
        self.covariance_matrix = xp.matmul(self.scale_tril, xp.matrix_transpose(self.scale_tril))

    def rsample(self, sample_shape: tuple = ()):
        noise = xp.random.normal(sample_shape + self.loc.shape, dtype=self.loc.dtype)
        return self.loc + xp.squeeze(xp.matmul(self.scale_tril, xp.expand_dims(noise, axis=-1)), axis=-1)

    def sample(self, sample_shape: tuple = ()):
        return xp.stop_gradient(self.rsample(sample_shape))

    def log_prob(self, value: xp.Array):
        difference = xp.expand_dims(value - self.loc, axis=-1)
        scale = xp.broadcast_to(self.scale_tril, difference.shape[:-1] + self.scale_tril.shape[-1:])
        distance = xp.sum(xp.linalg.solve(scale, difference) ** 2, axis=(-2, -1))
        return -(distance + self.loc.shape[-1] * math.log(2 * math.pi)) / 2 - self.log_volume()

    def entropy(self):
        return self.log_volume() + self.loc.shape[-1] * (1 + math.log(2 * math.pi)) / 2

    def log_volume(self):
        return xp.sum(xp.log(xp.linalg.diagonal(self.scale_tril)), axis=-1)
