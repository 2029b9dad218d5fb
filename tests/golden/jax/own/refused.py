# A module that is refused as a whole, a class with its members, names with one end; what lies beside them is converted.
import jax
import jax.numpy as jnp
from jax.experimental import pallas as pl


def kernel(x):
    jax.config.update("jax_debug_nans", True)
    jax.config.update("jax_default_matmul_precision", "bfloat16")
    return jax.lax.psum(x, "i") + jnp.sum(x)


def evaluate(x):
    return jax.core.Primitive("double"), jax.lax.abs_p.bind(x), jax.lax.abs(x)


class Spec(jax.ShapeDtypeStruct):
    pass


call = pl.pallas_call(kernel)
