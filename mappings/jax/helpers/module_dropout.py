from flax import nnx


def module_dropout(x, rate, training, rngs):
    """Elements of x are zero with probability rate while training, the others grow accordingly."""
    return nnx.Dropout(rate, deterministic=not training)(x, rngs=rngs)
