import haiku as hk
import jax
import jax.numpy as jnp


class Block(hk.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = [hk.Linear(size) for size in sizes]
        self.deep = len(sizes) > 1

    def __call__(self, x):
        for layer in self.layers:
            x = jax.nn.relu(layer(x))
        if self.deep:
            x = hk.Linear(3)(x)
        return hk.Linear(3)(x)


def forward(x, flag=True):
    twice = hk.Linear(3, name="a")
    x = twice(twice(x))
    x = hk.Linear(3, name="a")(x)
    if flag:
        x = hk.Linear(3)(x)
    else:
        x = hk.Linear(3)(x) * 2
    block = Block([5, 3])
    return block(block(x))


net = hk.without_apply_rng(hk.transform(forward))
params = net.init(jax.random.PRNGKey(0), jnp.ones((2, 3)))
print(net.apply(params, jnp.ones((2, 3)), flag=False).shape)
