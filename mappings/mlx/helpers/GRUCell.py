import mlx.core as mx
import mlx.nn as nn


class GRUCell(nn.Module):
    """One step of gated recurrent units: the new hidden state."""

    def __init__(self, in_features, hidden_features, use_bias=True):
        super().__init__()
        self.hidden_features = hidden_features
        bound = hidden_features**-0.5
        shapes = {"weight_ih": (3 * hidden_features, in_features), "weight_hh": (3 * hidden_features, hidden_features)}
        if use_bias:
            shapes |= {"bias_ih": (3 * hidden_features,), "bias_hh": (3 * hidden_features,)}
        for name, shape in shapes.items():
            self[name] = mx.random.uniform(-bound, bound, shape)

    def __call__(self, x, hidden=None):
        if hidden is None:
            hidden = mx.zeros((*x.shape[:-1], self.hidden_features), x.dtype)
        inputs, states = x @ self.weight_ih.T, hidden @ self.weight_hh.T
        if "bias_ih" in self:
            inputs, states = inputs + self.bias_ih, states + self.bias_hh
        reset, update, new = zip(mx.split(inputs, 3, axis=-1), mx.split(states, 3, axis=-1))
        reset, update = mx.sigmoid(sum(reset)), mx.sigmoid(sum(update))
        new = mx.tanh(new[0] + reset * new[1])
        return (1 - update) * new + update * hidden
