import jax
import jax.numpy as jnp
from flax import nnx


class RNN(nnx.Module):
    """Layers of simple recurrent units: calling it gives the outputs and the last hidden state."""

    def __init__(self, in_features, hidden_features, num_layers=1, activation=jnp.tanh, use_bias=True, batch_first=False,
                 bidirectional=False, *, rngs):
        self.hidden_features, self.num_layers, self.batch_first, self.activation = hidden_features, num_layers, batch_first, activation
        self.directions = ("", "_reverse") if bidirectional else ("",)
        bound = hidden_features**-0.5
        for layer in range(num_layers):
            size = hidden_features * len(self.directions) if layer else in_features
            shapes = {"weight_ih": (hidden_features, size), "weight_hh": (hidden_features, hidden_features)}
            if use_bias:
                shapes |= {"bias_ih": (hidden_features,), "bias_hh": (hidden_features,)}
            for direction in self.directions:
                for name, shape in shapes.items():
                    value = rngs.params.uniform(shape, minval=-bound, maxval=bound)
                    setattr(self, f"{name}_l{layer}{direction}", nnx.Param(value))

    def __call__(self, x, hidden=None):
        batched = x.ndim == 3
        x = jnp.swapaxes(x, 0, 1) if batched and self.batch_first else x
        if hidden is None:
            hidden = jnp.zeros((self.num_layers * len(self.directions), *x.shape[1:-1], self.hidden_features), x.dtype)
        last = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in self.directions:
                state, y = self.scan(x, hidden[len(last)], f"_l{layer}{direction}", direction != "")
                outputs.append(y)
                last.append(state)
            x = jnp.concatenate(outputs, axis=-1)
        return jnp.swapaxes(x, 0, 1) if batched and self.batch_first else x, jnp.stack(last)

    def scan(self, x, hidden, name, reverse):
        inputs = x @ getattr(self, "weight_ih" + name)[...].T
        weight = getattr(self, "weight_hh" + name)[...].T
        if hasattr(self, "bias_ih" + name):
            inputs = inputs + getattr(self, "bias_ih" + name) + getattr(self, "bias_hh" + name)

        def step(hidden, inputs):
            hidden = self.activation(inputs + hidden @ weight)
            return hidden, hidden

        return jax.lax.scan(step, hidden, inputs, reverse=reverse)
