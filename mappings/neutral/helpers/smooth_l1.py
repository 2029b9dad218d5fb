import array_api_strict as xp


def smooth_l1(x1: xp.Array, x2: xp.Array, beta: float = 1.0):
    """|x1 - x2| less beta / 2, and where it is less than beta its square divided by 2 * beta."""
    error = xp.abs(x1 - x2)
    if beta == 0:
        return error
    return xp.where(error < beta, 0.5 * error * error / beta, error - 0.5 * beta)
