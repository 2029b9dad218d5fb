from jax import lax
from flax import nnx


class PaddedEmbedding(nnx.Embed):
    """An embedding whose row for padding starts as zeros and isn't trained."""

    def __init__(self, num_embeddings, features, padding, *, rngs):
        super().__init__(num_embeddings, features, rngs=rngs)
        self.padding = padding % num_embeddings
        self.embedding[...] = self.embedding[...].at[self.padding].set(0.0)

    def __call__(self, inputs):
        weight = self.embedding[...]
        return weight.at[self.padding].set(lax.stop_gradient(weight[self.padding]))[inputs]
