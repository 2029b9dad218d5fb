import array_api_strict as xp


def poly(roots: xp.Array):
    """The coefficients, the highest power first, of the polynomial with the given roots."""
    p = xp.ones((1,), dtype=roots.dtype)
    nothing = xp.zeros((1,), dtype=roots.dtype)
    for i in range(roots.shape[0]):
        p = xp.concat([p, nothing]) - roots[i] * xp.concat([nothing, p])
    return p
