from flax import nnx


def parameters(module):
    """The trained parameters of a module and of all inside it, one by one: what is written into one changes the module."""
    return [one for _, one in nnx.iter_graph(module) if isinstance(one, nnx.Param)]
