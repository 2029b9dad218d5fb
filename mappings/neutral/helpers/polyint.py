import array_api_strict as xp


def polyint(p: xp.Array, order: int = 1, constants=None):
    """The integral of the given order of the polynomial with these coefficients, the highest power first, and these constants."""
    given = [] if constants is None else [constants] if isinstance(constants, (int, float)) else list(constants)
    p = 1.0 * p
    for k in range(order):
        constant = given[k] if k < len(given) else given[0] if given else 0.0
        last = xp.reshape(xp.astype(xp.asarray(constant), p.dtype), (1,))
        p = xp.concat([p / xp.astype(xp.arange(p.shape[0], 0, -1), p.dtype), last])
    return p
