"""An MLP as haiku's quickstart has it."""
import haiku as hk
import jax
import jax.numpy as jnp
import optax


def forward_fn(x):
    mlp = hk.Sequential([
        hk.Flatten(),
        hk.Linear(24), jax.nn.relu,
        hk.Linear(16), jax.nn.relu,
        hk.Linear(10),
    ])
    return mlp(x)


network = hk.without_apply_rng(hk.transform(forward_fn))
optimizer = optax.adam(1e-2)


def loss_fn(params: hk.Params, images, labels):
    logits = network.apply(params, images)
    return optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()


@jax.jit
def update(params, opt_state, images, labels):
    loss, grads = jax.value_and_grad(loss_fn)(params, images, labels)
    updates, opt_state = optimizer.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
    return params, opt_state, loss


def fit(params, batches):
    opt_state = optimizer.init(params)
    losses = []
    for images, labels in batches:
        params, opt_state, loss = update(params, opt_state, images, labels)
        losses.append(float(loss))
    return losses, params


if __name__ == '__main__':
    images, labels = jnp.ones((4, 5, 5)), jnp.zeros(4, dtype=int)
    params = network.init(jax.random.PRNGKey(0), images)
    losses, params = fit(params, [(images, labels)] * 3)
    print(losses)
