# NumPy beside jax: functions and operators of jax take its arrays, in 32 bits. What takes none of them is given arrays of its own.
import jax
import jax.numpy as jnp
import numpy as np

x = np.ones((3, 4))
y = jnp.sum(x)
w = jnp.ones((4, 2))
z = x @ w
v = jnp.concatenate([x, w.T @ np.ones((4, 4))])
rng = np.random.default_rng(0)
data = rng.normal(size=(10, 3)).astype(np.float32)


def loss(w, x):
    return jnp.mean((x @ w) ** 2)


g = jax.grad(loss)(jnp.ones(3), data)
print(np.asarray(g), np.mean(g), jnp.where(data > 0, data, 0))
a = jnp.asarray(x)
b = jnp.array([x[0], x[1]])
i = np.argmax(x, axis=1)
c = w[i] * x.mean()
