import paddle
from paddle import nn


class PaddedEmbedding(nn.Embedding):
    """An embedding whose row for padding starts as zeros and isn't trained."""

    def __init__(self, num_embeddings, embedding_dim, padding):
        super().__init__(num_embeddings, embedding_dim)
        self.padding = padding % num_embeddings
        self.weight.set_value(paddle.where(self.is_padding(), paddle.zeros_like(self.weight), self.weight))

    def is_padding(self):
        return (paddle.arange(self.weight.shape[0]) == self.padding).unsqueeze(-1)

    def forward(self, x):
        weight = paddle.where(self.is_padding(), self.weight.detach(), self.weight)
        return nn.functional.embedding(x, weight)
