import jax.numpy as jnp
import jax.scipy.special


def hurwitz_zeta(x1, x2):
    """The Hurwitz zeta function; infinite at its poles, where JAX gives NaN to odd powers, and NaN below 1."""
    values = jnp.where((x2 <= 0) & (jnp.floor(x2) == x2) | (x1 == 1), jnp.inf, jax.scipy.special.zeta(x1, x2))
    return jnp.where(x1 < 1, jnp.nan, values)
