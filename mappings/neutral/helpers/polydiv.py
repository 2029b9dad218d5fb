import array_api_strict as xp


def polydiv(u: xp.Array, v: xp.Array, trim: bool = True):
    """Quotient and remainder of two polynomials; trim leaves out the remainder's leading coefficients that are next to 0."""
    count = max(u.shape[0] - v.shape[0] + 1, 1)
    rest = 1.0 * u
    quotient = []
    for k in range(count):
        factor = rest[k] / v[0] if u.shape[0] >= v.shape[0] else 0.0 * rest[k]
        quotient.append(factor)
        if u.shape[0] >= v.shape[0]:
            rest = xp.concat([rest[:k], rest[k:k + v.shape[0]] - factor * v, rest[k + v.shape[0]:]])
    start = 0
    while trim and start < rest.shape[0] - 1 and bool(xp.abs(rest[start]) <= 1e-14):
        start = start + 1
    return xp.stack(quotient), rest[start:]
