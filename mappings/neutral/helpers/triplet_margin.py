import array_api_strict as xp


def triplet_margin(anchor: xp.Array, positive: xp.Array, negative: xp.Array, margin: float = 1.0, p: float = 2.0,
                   epsilon: float = 1e-06, swap: bool = False):
    """How far the distance to positive, plus margin, exceeds the distance to negative."""
    near = xp.linalg.vector_norm(anchor - positive + epsilon, ord=p, axis=-1)
    far = xp.linalg.vector_norm(anchor - negative + epsilon, ord=p, axis=-1)
    if swap:
        far = xp.minimum(far, xp.linalg.vector_norm(positive - negative + epsilon, ord=p, axis=-1))
    return xp.maximum(margin + near - far, 0.0)
