import array_api_strict as xp


def fiedler_companion(x: xp.Array):
    """Fiedler's companion matrix, of five diagonals, of the polynomial with these coefficients, the highest power first."""
    n = x.shape[0] - 1
    scaled = x / x[0]
    zero, one = xp.zeros_like(scaled[0]), xp.ones_like(scaled[0])
    rows = [[zero] * n for _ in range(n)]
    rows[0][0] = -1.0 * scaled[1]
    for k in range(1, n, 2):
        rows[k - 1][k] = -1.0 * scaled[k + 1]
        if k == 1:
            rows[1][0] = one
        if k + 1 < n:
            rows[k - 1][k + 1] = one
            rows[k + 1][k] = -1.0 * scaled[k + 2]
        if k + 2 < n:
            rows[k + 2][k] = one
    return xp.stack([xp.stack(row) for row in rows])
