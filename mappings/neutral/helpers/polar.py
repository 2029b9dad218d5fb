import array_api_strict as xp


def polar(a: xp.Array, side: str = "right"):
    """The unitary and the positive factor whose product (the positive one on the given side) a is."""
    u, s, vh = xp.linalg.svd(a, full_matrices=False)
    unitary = u @ vh
    if side == "right":
        return unitary, xp.conj(xp.matrix_transpose(vh)) @ (xp.expand_dims(s, axis=-1) * vh)
    return unitary, (u * xp.expand_dims(s, axis=-2)) @ xp.conj(xp.matrix_transpose(u))
