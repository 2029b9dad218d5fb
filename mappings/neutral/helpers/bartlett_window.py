import array_api_strict as xp


def bartlett_window(length: int, periodic: bool, dtype=None):
    """A triangular window that is zero at its ends; a periodic one ends one step before it repeats."""
    span = max(length if periodic else length - 1, 1)
    values = [1.0 - abs(2.0 * k / span - 1.0) for k in range(length)]
    return xp.asarray(values if length > 1 else [1.0] * length, dtype=dtype)
