from flax import nnx
import jax.numpy as jnp

ln = nnx.LayerNorm(3, rngs=nnx.Rngs(0))
acts = nnx.List([nnx.relu, nnx.tanh])

net = nnx.Sequential(nnx.Linear(3, 4, rngs=nnx.Rngs(0)), nnx.gelu, nnx.log_softmax)
doubled = nnx.Sequential(ln, lambda x: x * 2)
