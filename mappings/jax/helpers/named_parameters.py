from flax import nnx


def named_parameters(module):
    """The trained parameters of a module and of all inside it, each with its name."""
    return [(name, one) for name, one in array_names(module).items() if isinstance(one, nnx.Param)]
