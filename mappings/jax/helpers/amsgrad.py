import jax
import jax.numpy as jnp
import optax


def amsgrad(learning_rate, b1=0.9, b2=0.999, eps=1e-8, weight_decay=0.0):
    """Adam with the greatest mean square so far, before its bias is corrected."""

    def init(params):
        zeros = jax.tree.map(jnp.zeros_like, params)
        return jnp.zeros([], jnp.int32), zeros, zeros, zeros

    def update(grads, state, params=None):
        count, mean, square, greatest = state
        count = count + 1
        mean = jax.tree.map(lambda m, g: b1 * m + (1 - b1) * g, mean, grads)
        square = jax.tree.map(lambda v, g: b2 * v + (1 - b2) * g**2, square, grads)
        greatest = jax.tree.map(jnp.maximum, greatest, square)
        steps = jax.tree.map(lambda m, v: m / (1 - b1**count) / (jnp.sqrt(v / (1 - b2**count)) + eps), mean, greatest)
        return steps, (count, mean, square, greatest)

    return optax.chain(optax.GradientTransformation(init, update), optax.add_decayed_weights(weight_decay), optax.scale_by_learning_rate(learning_rate))
