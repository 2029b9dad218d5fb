import jax.numpy as jnp


class ParameterGroup:
    """The settings of a group of parameters under the names that they have in other optimizers."""

    def __init__(self, hyperparams):
        self.hyperparams = hyperparams

    def names(self, name):
        first = "b1" if "b1" in self.hyperparams else "momentum"
        return {"lr": ["learning_rate"], "momentum": [first], "betas": ["b1", "b2"]}.get(name, [name])

    def __contains__(self, name):
        return all(one in self.hyperparams for one in self.names(name))

    def __getitem__(self, name):
        values = [float(self.hyperparams[one][...]) for one in self.names(name)]
        return tuple(values) if name == "betas" else values[0]

    def __setitem__(self, name, value):
        for one, new in zip(self.names(name), value if name == "betas" else [value]):
            variable = self.hyperparams[one]
            variable[...] = jnp.asarray(new, variable.dtype)
