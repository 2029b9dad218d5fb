import math

import array_api_strict as xp


def tensorsolve(a: xp.Array, b: xp.Array, axes: tuple[int, ...] | None = None):
    """The x with tensordot(a, x, x.ndim) == b; the given axes of a are moved to its end first."""
    if axes is not None:
        a = xp.moveaxis(a, tuple(axes), tuple(range(a.ndim - len(axes), a.ndim)))
    shape = a.shape[b.ndim:]
    flat = xp.reshape(a, (-1, math.prod(shape)))
    return xp.reshape(xp.linalg.solve(flat, xp.reshape(b, (-1, 1))), shape)
