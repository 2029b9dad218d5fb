import array_api_strict as xp


def solve_triangular(a, b, upper=True, unit_diagonal=False):
    """The solution X of a @ X = b, of a's upper or lower triangle only."""
    part = xp.triu(a) if upper else xp.tril(a)
    if unit_diagonal:
        part = xp.where(xp.eye(a.shape[-1], dtype=xp.bool), xp.ones_like(part), part)
    return xp.linalg.solve(part, b)
