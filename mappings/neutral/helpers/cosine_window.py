import math

import array_api_strict as xp


def cosine_window(length: int, coefficients, periodic: bool, dtype=None):
    """A window that is a sum of cosines, of alternating sign; periodic ones end one step before they repeat."""
    step = 2 * math.pi / max(length if periodic else length - 1, 1)
    values = [sum((-1) ** i * c * math.cos(i * k * step) for i, c in enumerate(coefficients)) for k in range(length)]
    return xp.asarray(values if length > 1 else [1.0] * length, dtype=dtype)
