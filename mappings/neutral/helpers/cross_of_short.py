import array_api_strict as xp


def cross_of_short(x1: xp.Array, x2: xp.Array):
    """The cross product of vectors of length 3 along the last axis, or of length 2, whose third component is zero; of two such the third component only."""
    if x1.shape[-1] == 2 and x2.shape[-1] == 2:
        return x1[..., 0] * x2[..., 1] - x1[..., 1] * x2[..., 0]
    if x1.shape[-1] == 2:
        x1 = xp.concat([x1, xp.zeros_like(x1[..., :1])], axis=-1)
    if x2.shape[-1] == 2:
        x2 = xp.concat([x2, xp.zeros_like(x2[..., :1])], axis=-1)
    return xp.linalg.cross(x1, x2, axis=-1)
