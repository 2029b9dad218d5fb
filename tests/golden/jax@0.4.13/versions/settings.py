"""A setting by the module that was there for it."""
import jax.numpy as jnp
from jax.config import config
from jax.interpreters import pxla

config.update("jax_debug_nans", True)
doubled = jnp.ones(2) * 2


def unsharded(array: pxla.ShardedDeviceArray, spec):
    return pxla.make_sharded_device_array(array.aval, spec, [array])
