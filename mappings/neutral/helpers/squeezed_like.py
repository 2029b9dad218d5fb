import array_api_strict as xp


def squeezed_like(x: xp.Array, other: xp.Array):
    """x without a last axis of one element, where other has an axis less."""
    if x.ndim == other.ndim + 1 and x.shape[-1] == 1:
        return xp.squeeze(x, axis=-1)
    return x
