import jax
import jax.numpy as jnp
from jax.scipy.special import polygamma

x = jnp.array([1.0, 2.0])
print(jax.lax.polygamma(jnp.array([1.0, 2.0]), x), jax.lax.polygamma(1.0, x), polygamma(2, x))
