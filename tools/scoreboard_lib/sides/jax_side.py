import jax
import jax.numpy as jnp
import numpy as np

from ..encode import encode
from .gradients import nearby, only_result


def reset(seed):
    np.random.seed(seed)
    np.seterr(all="ignore")
    jax.config.update("jax_enable_x64", False)
    jax.config.update("jax_debug_nans", False)
    jax.config.update("jax_numpy_rank_promotion", "allow")
    jax.config.update("jax_numpy_dtype_promotion", "standard")


def gradient(function, names):
    wanted = [position for position, name in enumerate(function.names) if name in names]
    moved = {position: jnp.asarray(nearby(np.asarray(function.values[position]), position)) for position in wanted}

    def total(chosen):
        arguments = list(function.values)
        for position, value in zip(wanted, chosen):
            arguments[position] = value
        result = only_result(function.call(*arguments),
                             lambda item: isinstance(item, jax.Array) and jnp.issubdtype(item.dtype, jnp.floating))
        return jnp.sum(result)

    return [encode(item) for item in jax.grad(total)([moved[position] for position in wanted])]


def compiled(function):
    return jax.jit(function.call)(*function.values)
