import copy

import torch


class GradientTransformation:
    """A rule by which arrays change: an optimizer of torch that works on trees of arrays, as `update` is given them, or on parameters, if called with them."""

    def __init__(self, optimizer, lr, **settings):
        self.optimizer, self.lr, self.settings = optimizer, lr, settings

    def __call__(self, parameters):
        """An optimizer of the parameters; where the learning rate is a function, it is that of the number of steps before."""
        if not callable(self.lr):
            return self.optimizer(parameters, lr=self.lr, **self.settings)
        optimizer = self.optimizer(parameters, lr=float(self.lr(0)), **self.settings)

        def adjust(optimizer, args, kwargs):
            for group in optimizer.param_groups:
                group["steps"] = group.get("steps", -1) + 1
                group["lr"] = float(self.lr(group["steps"]))

        optimizer.register_step_pre_hook(adjust)
        return optimizer

    def init(self, params):
        """The state before the first step."""
        return self([torch.zeros_like(leaf) for leaf in torch.utils._pytree.tree_leaves(params)]).state_dict()

    @torch.compiler.disable
    def update(self, updates, state, params=None):
        """What is to be added to the arrays, of gradients like them, and the next state."""
        gradients, tree = torch.utils._pytree.tree_flatten(updates)
        if torch.is_grad_enabled() and any(leaf.requires_grad for leaf in gradients):
            raise NotImplementedError("no gradient goes through an optimizer of torch")
        old = [torch.zeros_like(leaf) for leaf in gradients] if params is None else torch.utils._pytree.tree_leaves(params)
        new = [leaf.detach().clone() for leaf in old]
        optimizer = self(new)
        optimizer.load_state_dict(copy.deepcopy(state))
        for leaf, gradient in zip(new, gradients):
            leaf.grad = gradient.detach()
        optimizer.step()
        changes = [after - before.detach() for after, before in zip(new, old)]
        return torch.utils._pytree.tree_unflatten(changes, tree), optimizer.state_dict()
