import jax
import jax.numpy as jnp
from flax import nnx


class LSTM(nnx.Module):
    """Layers of long short-term memory: calling it gives the outputs and the last (hidden, cell)."""

    def __init__(self, in_features, hidden_features, num_layers=1, use_bias=True, batch_first=False, bidirectional=False, dropout=0.0, *,
                 rngs):
        self.hidden_features, self.num_layers, self.batch_first = hidden_features, num_layers, batch_first
        self.directions = ("", "_reverse") if bidirectional else ("",)
        self.dropout = nnx.Dropout(dropout, rngs=rngs) if dropout else None
        bound = hidden_features**-0.5
        for layer in range(num_layers):
            size = hidden_features * len(self.directions) if layer else in_features
            shapes = {"weight_ih": (4 * hidden_features, size), "weight_hh": (4 * hidden_features, hidden_features)}
            if use_bias:
                shapes |= {"bias_ih": (4 * hidden_features,), "bias_hh": (4 * hidden_features,)}
            for direction in self.directions:
                for name, shape in shapes.items():
                    value = rngs.params.uniform(shape, minval=-bound, maxval=bound)
                    setattr(self, f"{name}_l{layer}{direction}", nnx.Param(value))

    def __call__(self, x, state=None):
        batched = x.ndim == 3
        x = jnp.swapaxes(x, 0, 1) if batched and self.batch_first else x
        shape = (self.num_layers * len(self.directions), *x.shape[1:-1], self.hidden_features)
        hidden, cell = (jnp.zeros(shape, x.dtype), jnp.zeros(shape, x.dtype)) if state is None else state
        last = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in self.directions:
                i = len(last)
                state, y = self.scan(x, hidden[i], cell[i], f"_l{layer}{direction}", direction != "")
                outputs.append(y)
                last.append(state)
            x = jnp.concatenate(outputs, axis=-1)
            if self.dropout and layer + 1 < self.num_layers:
                x = self.dropout(x)
        hidden, cell = (jnp.stack(states) for states in zip(*last))
        return jnp.swapaxes(x, 0, 1) if batched and self.batch_first else x, (hidden, cell)

    def scan(self, x, hidden, cell, name, reverse):
        gates = x @ getattr(self, "weight_ih" + name)[...].T
        weight = getattr(self, "weight_hh" + name)[...].T
        if hasattr(self, "bias_ih" + name):
            gates = gates + getattr(self, "bias_ih" + name) + getattr(self, "bias_hh" + name)

        def step(state, gates):
            hidden, cell = state
            i, f, g, o = jnp.split(gates + hidden @ weight, 4, axis=-1)
            cell = jax.nn.sigmoid(f) * cell + jax.nn.sigmoid(i) * jnp.tanh(g)
            hidden = jax.nn.sigmoid(o) * jnp.tanh(cell)
            return (hidden, cell), hidden

        return jax.lax.scan(step, (hidden, cell), gates, reverse=reverse)
