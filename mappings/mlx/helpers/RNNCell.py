import mlx.core as mx
import mlx.nn as nn


class RNNCell(nn.Module):
    """One step of simple recurrent units: the new hidden state."""

    def __init__(self, in_features, hidden_features, activation=nn.Tanh, use_bias=True):
        super().__init__()
        self.hidden_features, self.activation = hidden_features, activation()
        bound = hidden_features**-0.5
        shapes = {"weight_ih": (hidden_features, in_features), "weight_hh": (hidden_features, hidden_features)}
        if use_bias:
            shapes |= {"bias_ih": (hidden_features,), "bias_hh": (hidden_features,)}
        for name, shape in shapes.items():
            self[name] = mx.random.uniform(-bound, bound, shape)

    def __call__(self, x, hidden=None):
        y = x @ self.weight_ih.T
        if hidden is not None:
            y = y + hidden @ self.weight_hh.T
        return self.activation(y + self.bias_ih + self.bias_hh if "bias_ih" in self else y)
