import jax
import jax.numpy as jnp
from flax import nnx


class GRU(nnx.Module):
    """Layers of gated recurrent units: calling it gives the outputs and the last hidden states."""

    def __init__(self, in_features, hidden_features, num_layers=1, use_bias=True, batch_first=False, bidirectional=False, dropout=0.0, *,
                 rngs):
        self.hidden_features, self.num_layers, self.batch_first, self.use_bias = hidden_features, num_layers, batch_first, use_bias
        self.directions = ("", "_reverse") if bidirectional else ("",)
        self.dropout = nnx.Dropout(dropout, rngs=rngs) if dropout else None
        bound = hidden_features**-0.5
        for layer in range(num_layers):
            size = hidden_features * len(self.directions) if layer else in_features
            shapes = {"weight_ih": (3 * hidden_features, size), "weight_hh": (3 * hidden_features, hidden_features)}
            if use_bias:
                shapes |= {"bias_ih": (3 * hidden_features,), "bias_hh": (3 * hidden_features,)}
            for direction in self.directions:
                for name, shape in shapes.items():
                    value = rngs.params.uniform(shape, minval=-bound, maxval=bound)
                    setattr(self, f"{name}_l{layer}{direction}", nnx.Param(value))

    def __call__(self, x, state=None):
        batched = x.ndim == 3
        x = jnp.swapaxes(x, 0, 1) if batched and self.batch_first else x
        shape = (self.num_layers * len(self.directions), *x.shape[1:-1], self.hidden_features)
        hidden = jnp.zeros(shape, x.dtype) if state is None else state
        last = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in self.directions:
                state, y = self.scan(x, hidden[len(last)], f"_l{layer}{direction}", direction != "")
                outputs.append(y)
                last.append(state)
            x = jnp.concatenate(outputs, axis=-1)
            if self.dropout and layer + 1 < self.num_layers:
                x = self.dropout(x)
        return jnp.swapaxes(x, 0, 1) if batched and self.batch_first else x, jnp.stack(last)

    def scan(self, x, hidden, name, reverse):
        inputs = x @ getattr(self, "weight_ih" + name)[...].T
        weight = getattr(self, "weight_hh" + name)[...].T
        bias = 0.0
        if self.use_bias:
            inputs = inputs + getattr(self, "bias_ih" + name)
            bias = getattr(self, "bias_hh" + name)[...]

        def step(hidden, inputs):
            reset, update, new = jnp.split(inputs, 3, axis=-1)
            own_reset, own_update, own_new = jnp.split(hidden @ weight + bias, 3, axis=-1)
            update = jax.nn.sigmoid(update + own_update)
            new = jnp.tanh(new + jax.nn.sigmoid(reset + own_reset) * own_new)
            hidden = (1 - update) * new + update * hidden
            return hidden, hidden

        return jax.lax.scan(step, hidden, inputs, reverse=reverse)
