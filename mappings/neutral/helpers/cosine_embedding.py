import array_api_strict as xp


def cosine_embedding(x1: xp.Array, x2: xp.Array, target: xp.Array, margin: float = 0.0):
    """1 - cos(x1, x2) where target is 1, what cos(x1, x2) exceeds margin by where it is -1."""
    norms = xp.sqrt((xp.sum(x1 * x1, axis=-1) + 1e-12) * (xp.sum(x2 * x2, axis=-1) + 1e-12))
    cosine = xp.sum(x1 * x2, axis=-1) / norms
    apart = xp.where(target == -1, xp.maximum(cosine - margin, 0.0), xp.zeros_like(cosine))
    return xp.where(target == 1, 1.0 - cosine, apart)
