import jax
import jax.numpy as jnp
from flax import nnx


class EmbeddingBag(nnx.Module):
    """Sums, means or maxima of bags of embeddings: of the rows of a matrix of indices, or from one offset to the next."""

    def __init__(self, num_embeddings, features, mode="mean", last_offset=False, *, rngs):
        self.mode, self.last_offset = mode, last_offset
        self.weight = nnx.Param(rngs.params.normal((num_embeddings, features)))

    def __call__(self, indices, offsets=None, per_sample_weights=None):
        if indices.ndim == 2:
            count, width = indices.shape
            bags = jnp.repeat(jnp.arange(count), width)
        else:
            count = offsets.size - self.last_offset
            bags = jnp.searchsorted(offsets[:count], jnp.arange(indices.size), side="right") - 1
        rows = self.weight[...][indices.ravel()]
        if per_sample_weights is not None:
            rows = rows * per_sample_weights.ravel()[:, None]
        sizes = jnp.bincount(bags, length=count)[:, None]
        if self.mode == "max":
            return jnp.where(sizes > 0, jax.ops.segment_max(rows, bags, count), 0)
        sums = jax.ops.segment_sum(rows, bags, count)
        return sums if self.mode == "sum" else sums / jnp.maximum(sizes, 1)
