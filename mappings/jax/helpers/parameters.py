from flax import nnx


def parameters(module):
    """The trained parameters of a module and of all inside it, one by one: what is written into one changes the module."""
    return [one for one in array_names(module).values() if isinstance(one, nnx.Param)]
