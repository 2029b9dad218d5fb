import array_api_strict as xp


def polyadd(p: xp.Array, q: xp.Array):
    """The sum of two polynomials, their coefficients from the highest power on along the first axis."""
    if p.shape[0] < q.shape[0]:
        p, q = q, p
    above = p.shape[0] - q.shape[0]
    return xp.concat([p[:above, ...], p[above:, ...] + q], axis=0)
