import torch


class GradientChain:
    """Rules one after the other: each is given what the one before it made of the gradients."""

    def __init__(self, *rules):
        self.rules = rules

    def __call__(self, parameters):
        """An optimizer of the parameters."""
        return ChainedOptimizer(parameters, self)

    def init(self, params):
        """The state before the first step."""
        return tuple(rule.init(params) for rule in self.rules)

    def update(self, updates, state, params=None):
        """What is to be added to the arrays, of gradients like them, and the next state."""
        states = []
        for rule, one in zip(self.rules, state):
            updates, one = rule.update(updates, one, params)
            states.append(one)
        return updates, tuple(states)
