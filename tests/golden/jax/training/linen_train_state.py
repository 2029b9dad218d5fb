import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training.train_state import TrainState


class MLP(nn.Module):
    hidden: int
    out: int

    @nn.compact
    def __call__(self, x, train: bool):
        x = nn.relu(nn.Dense(self.hidden)(x))
        x = nn.Dropout(0.1, deterministic=not train)(x)
        return nn.Dense(self.out)(x)


model = MLP(32, 3)
key = jax.random.key(0)
x = jax.random.normal(key, (16, 8))
y = jnp.zeros((16,), dtype=jnp.int32)
params = model.init(key, x, train=False)['params']
tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(1e-3))
state = TrainState.create(apply_fn=model.apply, params=params, tx=tx)


@jax.jit
def train_step(state, x, y, dropout_key):
    def loss_fn(params):
        logits = state.apply_fn({'params': params}, x, train=True, rngs={'dropout': dropout_key})
        return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    state = state.apply_gradients(grads=grads)
    return state, loss


@jax.jit
def eval_step(state, x, y):
    logits = state.apply_fn({'params': state.params}, x, train=False)
    return (jnp.argmax(logits, -1) == y).mean()


for step in range(20):
    key, dropout_key = jax.random.split(key)
    state, loss = train_step(state, x, y, dropout_key)
    print(step, loss)
print(eval_step(state, x, y))
