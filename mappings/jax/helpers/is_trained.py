from flax import nnx


def is_trained(path, param):
    """Whether something in a module is a parameter that is trained."""
    return isinstance(param, nnx.Param) and getattr(param, "requires_grad", True)
