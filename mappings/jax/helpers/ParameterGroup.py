import jax.numpy as jnp


class ParameterGroup:
    """The settings of a group of parameters under the names that they have in other optimizers."""

    def __init__(self, hyperparams):
        self.hyperparams = hyperparams

    def variable(self, name):
        names = {"lr": "learning_rate", "momentum": "b1" if "b1" in self.hyperparams else "momentum"}
        return self.hyperparams[names.get(name, name)]

    def __getitem__(self, name):
        return float(self.variable(name)[...])

    def __setitem__(self, name, value):
        variable = self.variable(name)
        variable[...] = jnp.asarray(value, variable.dtype)
