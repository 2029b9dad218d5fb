"""Functions that are kept and called with keywords."""
import torch

reduce = {"sum": torch.sum, "relu": torch.relu}


class Pool:
    def __init__(self, how):
        self.reduce = reduce[how]

    def __call__(self, x):
        return self.reduce(x, dim=0)


acts = [torch.tanh, torch.exp]
print([act(torch.ones(2)) for act in acts], Pool("sum")(torch.ones(2, 3)))
