import jax.numpy as jnp
from flax import nnx


class RNNCell(nnx.Module):
    """One step of simple recurrent units: the new hidden state."""

    def __init__(self, in_features, hidden_features, activation=jnp.tanh, use_bias=True, *, rngs):
        self.hidden_features, self.activation = hidden_features, activation
        bound = hidden_features**-0.5

        def drawn(*shape):
            return nnx.Param(rngs.params.uniform(shape, minval=-bound, maxval=bound))

        self.weight_ih = drawn(hidden_features, in_features)
        self.weight_hh = drawn(hidden_features, hidden_features)
        self.bias_ih = drawn(hidden_features) if use_bias else None
        self.bias_hh = drawn(hidden_features) if use_bias else None

    def __call__(self, x, hidden=None):
        y = x @ self.weight_ih[...].T
        if hidden is not None:
            y = y + hidden @ self.weight_hh[...].T
        return self.activation(y if self.bias_ih is None else y + self.bias_ih + self.bias_hh)
