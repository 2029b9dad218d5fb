import haiku as hk
import jax


class MLP(hk.Module):
    def __init__(self, sizes):
        super().__init__()
        self.sizes = sizes

    def __call__(self, x):
        layers = []
        for size in self.sizes:
            layers += [hk.Linear(size), jax.nn.relu]
        return hk.Sequential(layers)(x)
