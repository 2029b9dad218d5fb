from flax import nnx
import jax.numpy as jnp

ln = nnx.LayerNorm(3, rngs=nnx.Rngs(0))
acts = nnx.List([nnx.relu, nnx.tanh])
