import jax
import jax.numpy as jnp
from flax import nnx


class LSTMCell(nnx.Module):
    """One step of long short-term memory: the new (hidden, cell)."""

    def __init__(self, in_features, hidden_features, use_bias=True, *, rngs):
        self.hidden_features = hidden_features
        bound = hidden_features**-0.5

        def drawn(*shape):
            return nnx.Param(rngs.params.uniform(shape, minval=-bound, maxval=bound))

        self.weight_ih = drawn(4 * hidden_features, in_features)
        self.weight_hh = drawn(4 * hidden_features, hidden_features)
        self.bias_ih = drawn(4 * hidden_features) if use_bias else None
        self.bias_hh = drawn(4 * hidden_features) if use_bias else None

    def __call__(self, x, state=None):
        zeros = jnp.zeros((*x.shape[:-1], self.hidden_features), x.dtype)
        hidden, cell = (zeros, zeros) if state is None else state
        gates = x @ self.weight_ih[...].T + hidden @ self.weight_hh[...].T
        if self.bias_ih is not None:
            gates = gates + self.bias_ih + self.bias_hh
        i, f, g, o = jnp.split(gates, 4, axis=-1)
        cell = jax.nn.sigmoid(f) * cell + jax.nn.sigmoid(i) * jnp.tanh(g)
        return jax.nn.sigmoid(o) * jnp.tanh(cell), cell
