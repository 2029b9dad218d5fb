import array_api_strict as xp


def frames(x: xp.Array, length: int, step: int, pad_end: bool = False, value=0, axis: int = -1):
    """The pieces of the given length along axis, step apart; pad_end lets one begin at each step, with value behind the end."""
    axis = axis % x.ndim
    if pad_end:
        count = -(-x.shape[axis] // step)
        missing = max((count - 1) * step + length - x.shape[axis], 0)
        x = xp.pad(x, [(0, 0)] * axis + [(0, missing)] + [(0, 0)] * (x.ndim - axis - 1), constant_values=value)
    return xp.moveaxis(xp.sliding_windows(x, axis, length, step), -1, axis + 1)
