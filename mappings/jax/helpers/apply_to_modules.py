from flax import nnx


def apply_to_modules(module, fun):
    """Calls fun with each module inside another one, and then with that itself; gives it back."""
    for _, one in nnx.iter_modules(module):
        fun(one)
    return module
