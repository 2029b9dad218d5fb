from flax import nnx


def children(module):
    """The modules that are attributes of a module."""
    return [one for _, one in nnx.iter_children(module) if isinstance(one, nnx.Module)]
