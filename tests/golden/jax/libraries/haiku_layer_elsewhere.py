import haiku as hk
import jax
import jax.numpy as jnp
import optax


def norm(x):
    return hk.LayerNorm(-1, True, True)(x)

def f(x):
    return norm(hk.Linear(3)(x))

net = hk.transform(f)
params = net.init(jax.random.PRNGKey(0), jnp.ones((2, 3)))
print(net.apply(params, None, jnp.ones((2, 3))))
