"""A network of modules with dropout."""
import haiku as hk
import jax
import jax.numpy as jnp
import optax


class Block(hk.Module):
    def __init__(self, width, rate=0.1, name=None):
        super().__init__(name=name)
        self.width = width
        self._rate = rate
        self.norm = hk.LayerNorm(axis=-1, create_scale=True, create_offset=True)

    def __call__(self, x, is_training):
        h = hk.Linear(self.width, w_init=hk.initializers.VarianceScaling(2.0))(self.norm(x))
        h = jax.nn.gelu(h)
        if is_training:
            h = hk.dropout(hk.next_rng_key(), self._rate, h)
        h = hk.Linear(x.shape[-1], name="out")(h)
        return x + h


class Net(hk.Module):
    def __init__(self, depth: int, classes: int, name: str = None):
        super().__init__(name=name)
        self.depth = depth
        self.classes = classes

    def __call__(self, x, is_training=True):
        x = hk.Linear(8)(x)
        for _ in range(self.depth):
            x = Block(16, rate=0.0)(x, is_training)
        scale = hk.get_parameter("scale", shape=[x.shape[-1]], dtype=x.dtype, init=jnp.ones)
        x = hk.nets.MLP([12, self.classes], activation=jnp.tanh)(x * scale)
        return x


@hk.transform
def model(x, is_training=True):
    return Net(2, 3)(x, is_training)


tx = optax.sgd(0.1, momentum=0.9)


def loss_fn(params, rng, x, y):
    logits = model.apply(params, rng, x, is_training=True)
    return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(logits, y))


@jax.jit
def step(params, opt_state, rng, x, y):
    grads = jax.grad(loss_fn)(params, rng, x, y)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state


def evaluate(params, x, y):
    logits = model.apply(params, None, x, is_training=False)
    return jnp.mean(jnp.argmax(logits, axis=-1) == y)


def fit(params, batches):
    key = jax.random.PRNGKey(1)
    opt_state = tx.init(params)
    losses = []
    for x, y in batches:
        key, sub = jax.random.split(key)
        params, opt_state = step(params, opt_state, sub, x, y)
        losses.append(evaluate(params, x, y))
    return losses, params


def main():
    rng = hk.PRNGSequence(42)
    x = jnp.ones((4, 6))
    params = model.init(next(rng), x)
    losses, params = fit(params, [(x, jnp.zeros(4, dtype=jnp.int32))])
    print(losses)


if __name__ == '__main__':
    main()
