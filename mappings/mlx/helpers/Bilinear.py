import mlx.core as mx
import mlx.nn as nn


class Bilinear(nn.Module):
    """Of two arrays the sums over i and j of x1[..., i] * weight[o, i, j] * x2[..., j], plus bias[o]."""

    def __init__(self, in1_features, in2_features, out_features, use_bias=True):
        super().__init__()
        bound = in1_features**-0.5
        self.weight = mx.random.uniform(-bound, bound, (out_features, in1_features, in2_features))
        if use_bias:
            self.bias = mx.random.uniform(-bound, bound, (out_features,))

    def __call__(self, x1, x2):
        products = x1[..., :, None] * x2[..., None, :]
        y = products.reshape(*products.shape[:-2], -1) @ self.weight.reshape(self.weight.shape[0], -1).T
        return y + self.bias if "bias" in self else y
