import math

import array_api_strict as xp


def general_window(length: int, kind: str, periodic: bool, dtype=None, width: float = 1.0, centre: float | None = None):
    """A window of the cosine, the Gaussian or the exponential kind; a periodic one ends one step before it repeats."""
    span = length if periodic else length - 1
    middle = span / 2 if centre is None else centre
    if length == 1:
        values = [1.0]
    elif kind == "cosine":
        values = [math.sin(math.pi * (k + 0.5) / (span + 1)) for k in range(length)]
    elif kind == "gaussian":
        values = [math.exp(-0.5 * ((k - middle) / width) ** 2) for k in range(length)]
    else:
        values = [math.exp(-abs(k - middle) / width) for k in range(length)]
    return xp.asarray(values, dtype=dtype)
