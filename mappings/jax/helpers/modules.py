from flax import nnx


def modules(module):
    """The modules inside a module, and itself."""
    return [one for _, one in nnx.iter_modules(module)]
