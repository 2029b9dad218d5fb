import mlx.core as mx
import mlx.nn as nn


class LSTMCell(nn.Module):
    """One step of long short-term memory: the new (hidden, cell)."""

    def __init__(self, in_features, hidden_features, use_bias=True):
        super().__init__()
        self.hidden_features = hidden_features
        bound = hidden_features**-0.5
        shapes = {"weight_ih": (4 * hidden_features, in_features), "weight_hh": (4 * hidden_features, hidden_features)}
        if use_bias:
            shapes |= {"bias_ih": (4 * hidden_features,), "bias_hh": (4 * hidden_features,)}
        for name, shape in shapes.items():
            self[name] = mx.random.uniform(-bound, bound, shape)

    def __call__(self, x, state=None):
        zeros = mx.zeros((*x.shape[:-1], self.hidden_features), x.dtype)
        hidden, cell = (zeros, zeros) if state is None else state
        gates = x @ self.weight_ih.T + hidden @ self.weight_hh.T
        if "bias_ih" in self:
            gates = gates + self.bias_ih + self.bias_hh
        i, f, g, o = mx.split(gates, 4, axis=-1)
        cell = mx.sigmoid(f) * cell + mx.sigmoid(i) * mx.tanh(g)
        return mx.sigmoid(o) * mx.tanh(cell), cell
