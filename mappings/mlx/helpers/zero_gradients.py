import mlx.core as mx
from mlx.utils import tree_map


def zero_gradients(module):
    """Gradients of a module's parameters that are all zero, to add others to."""
    return tree_map(mx.zeros_like, module.trainable_parameters())
