import flax
import flax.linen as nn
import jax
import jax.numpy as jnp
from flax.core import FrozenDict, freeze, unfreeze


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(2)(nn.BatchNorm(use_running_average=False)(x))


def start(model: nn.Module, seed: int = 0):
    variables = model.init(jax.random.PRNGKey(seed), jnp.ones((1, 2)))
    return freeze(variables)


def weights(given: FrozenDict):
    if isinstance(given, FrozenDict):
        given = unfreeze(given)
    return given


model = Net()
variables = model.init(jax.random.PRNGKey(0), jnp.ones((1, 2)))
state, params = variables.pop("params")
both = variables.copy({"more": params})
params = params.unfreeze()
plain = dict(params).copy()
plain.pop("Dense_0")
print(sorted(state), sorted(both), sorted(params), sorted(plain))
