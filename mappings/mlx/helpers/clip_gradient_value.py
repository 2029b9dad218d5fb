import mlx.core as mx
from mlx.utils import tree_map


def clip_gradient_value(grads, limit):
    """The gradients with each element between -limit and limit."""
    return tree_map(lambda grad: mx.clip(grad, -limit, limit), grads)
