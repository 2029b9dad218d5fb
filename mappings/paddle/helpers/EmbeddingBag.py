import paddle


class EmbeddingBag(paddle.nn.Layer):
    """Sums, means or maxima of bags of embeddings: of the rows of a matrix of indices, or from one offset to the next."""

    def __init__(self, num_embeddings, features, mode="mean", last_offset=False):
        super().__init__()
        self.mode, self.last_offset = mode, last_offset
        self.weight = self.create_parameter([num_embeddings, features], default_initializer=paddle.nn.initializer.Normal())

    def forward(self, indices, offsets=None, per_sample_weights=None):
        if indices.ndim == 2:
            starts = [i * indices.shape[1] for i in range(indices.shape[0])]
        else:
            starts = offsets.tolist()[:-1] if self.last_offset else offsets.tolist()
        rows = self.weight[indices.flatten()]
        if per_sample_weights is not None:
            rows = rows * per_sample_weights.flatten().unsqueeze(1)
        ends = starts[1:] + [rows.shape[0]]
        return paddle.stack([self.joined(rows[start:end]) for start, end in zip(starts, ends)])

    def joined(self, bag):
        if bag.shape[0] == 0:
            return paddle.zeros(bag.shape[1:], dtype=bag.dtype)
        return {"sum": paddle.sum, "mean": paddle.mean, "max": paddle.max}[self.mode](bag, axis=0)
