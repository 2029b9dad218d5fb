import mlx.core as mx
import mlx.nn as nn


class PaddedEmbedding(nn.Embedding):
    """An embedding whose row for padding starts as zeros and isn't trained."""

    def __init__(self, num_embeddings, dims, padding):
        super().__init__(num_embeddings, dims)
        self.padding = padding % num_embeddings
        self.weight[self.padding] = 0.0

    def __call__(self, x):
        rows = self.weight[x]
        return mx.where((x == self.padding)[..., None], mx.stop_gradient(rows), rows)
