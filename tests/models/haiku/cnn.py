"""A CNN."""
import haiku as hk
import jax
import jax.numpy as jnp
import optax


class CNN(hk.Module):
    def __init__(self, num_classes: int = 5):
        super().__init__()
        self.conv1 = hk.Conv2D(output_channels=4, kernel_shape=3, padding="SAME")
        self.conv2 = hk.Conv2D(8, (3, 3), stride=2, padding="VALID")
        self.flatten = hk.Flatten()
        self.head = hk.Linear(num_classes)

    def __call__(self, x):
        x = jax.nn.relu(self.conv1(x))
        x = jax.nn.relu(self.conv2(x))
        x = self.flatten(x)
        return self.head(x)


network = hk.transform(lambda x: CNN(5)(x))
opt = optax.adam(1e-2)


def loss_fn(params, x, y):
    logits = network.apply(params, None, x)
    one_hot = jax.nn.one_hot(y, 5)
    return -jnp.mean(jnp.sum(one_hot * jax.nn.log_softmax(logits), axis=-1))


@jax.jit
def update(params, opt_state, x, y):
    loss, grads = jax.value_and_grad(loss_fn)(params, x, y)
    updates, opt_state = opt.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
    return params, opt_state, loss


def fit(params, batches):
    opt_state = opt.init(params)
    losses = []
    for x, y in batches:
        params, opt_state, loss = update(params, opt_state, x, y)
        losses.append(loss)
    return losses, params
