"""Values whose text is another one since 0.5."""
import jax
import jax.numpy as jnp
from jax.sharding import PartitionSpec as P

spec = P("data", None)
print(spec, spec[0])
device = jax.devices()[0]
print(jax.devices(), repr(device))
print(f"on {device}")
for other in jax.local_devices():
    print(other.platform, other)
x = jnp.ones(3)
print(x.device(), x.sharding == x.sharding)
jaxpr = jax.make_jaxpr(jnp.sin)(1.0)
print(jaxpr)
print(jnp.linalg.slogdet(jnp.eye(2)))
sign, logdet = jnp.linalg.slogdet(jnp.eye(2))
print(sign, logdet)
