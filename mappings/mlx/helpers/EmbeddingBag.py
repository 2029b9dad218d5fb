import mlx.core as mx
import mlx.nn as nn


class EmbeddingBag(nn.Module):
    """Sums, means or maxima of bags of embeddings: of the rows of a matrix of indices, or from one offset to the next."""

    def __init__(self, num_embeddings, features, mode="mean", last_offset=False):
        super().__init__()
        self.mode, self.last_offset = mode, last_offset
        self.weight = mx.random.normal((num_embeddings, features))

    def __call__(self, indices, offsets=None, per_sample_weights=None):
        if indices.ndim == 2:
            bounds = list(range(0, indices.size + 1, indices.shape[1]))
        else:
            bounds = offsets.tolist() if self.last_offset else [*offsets.tolist(), indices.size]
        rows = self.weight[indices.flatten()]
        if per_sample_weights is not None:
            rows = rows * per_sample_weights.flatten()[:, None]
        bags = [rows[begin:end] for begin, end in zip(bounds, bounds[1:])]
        reduce = {"sum": mx.sum, "mean": mx.mean, "max": mx.max}[self.mode]
        return mx.stack([reduce(bag, axis=0) if bag.shape[0] else mx.zeros(bag.shape[1:]) for bag in bags])
