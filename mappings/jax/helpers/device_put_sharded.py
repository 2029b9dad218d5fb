import jax
import jax.numpy as jnp
import numpy as np


def device_put_sharded(shards, devices):
    """The shards as one array with an axis of devices, each on its own."""
    mesh = jax.sharding.Mesh(np.array(devices), ("devices",))
    sharding = jax.sharding.NamedSharding(mesh, jax.sharding.PartitionSpec("devices"))
    return jax.tree.map(lambda *parts: jax.device_put(jnp.stack(parts), sharding), *shards)
