import array_api_strict as xp


def roots(p: xp.Array):
    """The roots of the polynomial with these coefficients, the highest power first."""
    kept = [i for i in range(p.shape[0]) if bool(p[i] != 0)]
    zeros = p.shape[0] - 1 - kept[-1]
    p = 1.0 * p[kept[0]:kept[-1] + 1]
    degree = p.shape[0] - 1
    first = xp.expand_dims(-p[1:] / p[0], axis=0)
    found = xp.linalg.eigvals(xp.concat([first, xp.eye(degree, dtype=p.dtype)[:degree - 1, :]], axis=0))
    return xp.concat([found, xp.zeros((zeros,), dtype=found.dtype)])
