import array_api_strict as xp


def positive_root(a: xp.Array):
    """A matrix whose product with its transpose is the symmetric a, which has no negative eigenvalues."""
    values, vectors = xp.linalg.eigh(a)
    return vectors * xp.expand_dims(xp.sqrt(xp.clip(values, 0.0, None)), axis=-2)
