import array_api_strict as xp


def huber(x1: xp.Array, x2: xp.Array, delta: float = 1.0):
    """Half the squared error where |x1 - x2| is at most delta, and linear beyond."""
    error = xp.abs(x1 - x2)
    return xp.where(error <= delta, 0.5 * error * error, delta * (error - 0.5 * delta))
