import torch


class GradientRule:
    """A rule without a state: what it makes of all gradients together, in a list, and of the arrays that they are those of."""

    def __init__(self, change):
        self.change = change

    def __call__(self, parameters):
        """An optimizer of the parameters."""
        return ChainedOptimizer(parameters, self)

    def init(self, params):
        return ()

    def update(self, updates, state, params=None):
        gradients, tree = torch.utils._pytree.tree_flatten(updates)
        arrays = [None] * len(gradients) if params is None else torch.utils._pytree.tree_leaves(params)
        return torch.utils._pytree.tree_unflatten(self.change(gradients, arrays), tree), state
