import array_api_strict as xp


def pad_last(x: xp.Array, pads: list[int], mode: str = "constant", value: float = 0.0):
    """x padded by pairs of widths that begin with the last axis; negative widths cut off."""
    widths = [(0, 0)] * (x.ndim - len(pads) // 2)
    widths += [(pads[i], pads[i + 1]) for i in range(len(pads) - 2, -1, -2)]
    for axis, (before, after) in enumerate(widths):
        if before < 0 or after < 0:
            kept = slice(max(-before, 0), x.shape[axis] + min(after, 0))
            x = x[(slice(None),) * axis + (kept, ...)]
    widths = [(max(before, 0), max(after, 0)) for before, after in widths]
    if mode == "constant":
        return xp.pad(x, widths, constant_values=value)
    names = {"replicate": "edge", "circular": "wrap"}
    return xp.pad(x, widths, mode=names.get(mode, mode))
