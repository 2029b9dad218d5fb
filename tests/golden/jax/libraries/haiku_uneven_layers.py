import haiku as hk
import jax
import jax.numpy as jnp

def f(x, flag=True):
    if flag:
        x = hk.Linear(3)(x)
    return hk.Linear(3)(x)

net = hk.without_apply_rng(hk.transform(f))
params = net.init(jax.random.PRNGKey(0), jnp.ones((2, 3)))
print(net.apply(params, jnp.ones((2, 3)), flag=False).shape)
