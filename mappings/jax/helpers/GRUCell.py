import jax
import jax.numpy as jnp
from flax import nnx


class GRUCell(nnx.Module):
    """One step of gated recurrent units: the new hidden state."""

    def __init__(self, in_features, hidden_features, use_bias=True, *, rngs):
        self.hidden_features = hidden_features
        bound = hidden_features**-0.5

        def drawn(*shape):
            return nnx.Param(rngs.params.uniform(shape, minval=-bound, maxval=bound))

        self.weight_ih = drawn(3 * hidden_features, in_features)
        self.weight_hh = drawn(3 * hidden_features, hidden_features)
        self.bias_ih = drawn(3 * hidden_features) if use_bias else None
        self.bias_hh = drawn(3 * hidden_features) if use_bias else None

    def __call__(self, x, hidden=None):
        if hidden is None:
            hidden = jnp.zeros((*x.shape[:-1], self.hidden_features), x.dtype)
        inputs, states = x @ self.weight_ih[...].T, hidden @ self.weight_hh[...].T
        if self.bias_ih is not None:
            inputs, states = inputs + self.bias_ih, states + self.bias_hh
        reset, update, new = zip(jnp.split(inputs, 3, axis=-1), jnp.split(states, 3, axis=-1))
        reset, update = jax.nn.sigmoid(sum(reset)), jax.nn.sigmoid(sum(update))
        new = jnp.tanh(new[0] + reset * new[1])
        return (1 - update) * new + update * hidden
