from flax import nnx


def named_buffers(module):
    """The arrays of a module and of all inside it that are no parameters, each with its name."""
    return [(name, one) for name, one in array_names(module).items() if not isinstance(one, nnx.Param)]
