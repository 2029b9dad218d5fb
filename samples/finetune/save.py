"""Writes a checkpoint of the Flax model, and what the model says to some images: stands for a model that has been trained."""
import jax
import numpy as np
from flax import nnx
from safetensors.numpy import save_file

from classifier import Classifier

model = Classifier(rngs=nnx.Rngs(0))
images = jax.random.normal(jax.random.key(1), (64, 16, 16, 1))
model(images)  # moves the running statistics away from their defaults
model.eval()

state = nnx.state(model, nnx.Not(nnx.RngState))
parameters = {".".join(map(str, path)): np.asarray(variable[...]) for path, variable in nnx.to_flat_state(state)}
save_file(parameters, "flax.safetensors")
np.savez("expected.npz", images=images, logits=model(images))
