"""haiku's own example of a module: a linear layer with parameters of its own."""
import haiku as hk
import jax
import jax.numpy as jnp
import numpy as np
import optax


class MyLinear(hk.Module):
    def __init__(self, output_size, name=None):
        super().__init__(name=name)
        self.output_size = output_size

    def __call__(self, x):
        j, k = x.shape[-1], self.output_size
        w_init = hk.initializers.TruncatedNormal(1. / np.sqrt(j))
        w = hk.get_parameter("w", shape=[j, k], dtype=x.dtype, init=w_init)
        b = hk.get_parameter("b", shape=[k], dtype=x.dtype, init=jnp.ones)
        return jnp.dot(x, w) + b


def _forward_fn_linear1(x):
    module = MyLinear(output_size=2)
    return module(x)


forward_linear1 = hk.transform(_forward_fn_linear1)


def loss_fn(params, x, y):
    predictions = forward_linear1.apply(params, None, x)
    return jnp.mean(jnp.square(predictions - y))


def fit(params, batches):
    tx = optax.sgd(0.05)
    opt_state = tx.init(params)
    losses = []
    for x, y in batches:
        loss, grads = jax.value_and_grad(loss_fn)(params, x, y)
        updates, opt_state = tx.update(grads, opt_state)
        params = optax.apply_updates(params, updates)
        losses.append(loss)
    return losses, params
