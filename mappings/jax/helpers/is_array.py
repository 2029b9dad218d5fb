import jax


def is_array(x):
    """Whether x is an array."""
    return isinstance(x, jax.Array)
