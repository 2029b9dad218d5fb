import mlx.nn as nn
from mlx.utils import tree_flatten


def children(module):
    """The modules that are attributes of a module."""
    return [one for _, one in tree_flatten(module.children(), is_leaf=nn.Module.is_module)]
