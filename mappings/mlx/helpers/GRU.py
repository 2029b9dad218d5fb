import mlx.core as mx
import mlx.nn as nn


class GRU(nn.Module):
    """Layers of gated recurrent units: calling it gives the outputs and the last hidden states."""

    def __init__(self, in_features, hidden_features, num_layers=1, use_bias=True, batch_first=False, bidirectional=False, dropout=0.0):
        super().__init__()
        self.hidden_features, self.num_layers, self.batch_first = hidden_features, num_layers, batch_first
        self._directions = ("", "_reverse") if bidirectional else ("",)
        self.dropout = nn.Dropout(dropout)
        bound = hidden_features**-0.5
        for layer in range(num_layers):
            size = hidden_features * len(self._directions) if layer else in_features
            shapes = {"weight_ih": (3 * hidden_features, size), "weight_hh": (3 * hidden_features, hidden_features)}
            if use_bias:
                shapes |= {"bias_ih": (3 * hidden_features,), "bias_hh": (3 * hidden_features,)}
            for direction in self._directions:
                for name, shape in shapes.items():
                    self[f"{name}_l{layer}{direction}"] = mx.random.uniform(-bound, bound, shape)

    def __call__(self, x, state=None):
        batched = x.ndim == 3
        x = mx.swapaxes(x, 0, 1) if batched and self.batch_first else x
        shape = (self.num_layers * len(self._directions), *x.shape[1:-1], self.hidden_features)
        hidden = mx.zeros(shape, x.dtype) if state is None else state
        last = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in self._directions:
                state, y = self.scan(x, hidden[len(last)], f"_l{layer}{direction}", direction != "")
                outputs.append(y)
                last.append(state)
            x = mx.concatenate(outputs, axis=-1)
            if layer + 1 < self.num_layers:
                x = self.dropout(x)
        return mx.swapaxes(x, 0, 1) if batched and self.batch_first else x, mx.stack(last)

    def scan(self, x, hidden, name, reverse):
        inputs = x @ self["weight_ih" + name].T
        weight = self["weight_hh" + name].T
        bias = 0.0
        if "bias_ih" + name in self:
            inputs = inputs + self["bias_ih" + name]
            bias = self["bias_hh" + name]
        outputs = []
        for step in range(x.shape[0])[::-1 if reverse else 1]:
            reset, update, new = mx.split(inputs[step], 3, axis=-1)
            own_reset, own_update, own_new = mx.split(hidden @ weight + bias, 3, axis=-1)
            update = mx.sigmoid(update + own_update)
            new = mx.tanh(new + mx.sigmoid(reset + own_reset) * own_new)
            hidden = (1 - update) * new + update * hidden
            outputs.append(hidden)
        return hidden, mx.stack(outputs[::-1] if reverse else outputs)
