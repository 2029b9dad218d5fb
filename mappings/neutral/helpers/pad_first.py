import array_api_strict as xp


def pad_first(x: xp.Array, pads, value: float = 0.0):
    """x padded with value by pairs of widths that begin with the first axis; negative widths cut off."""
    pads = list(pads) + [0] * (2 * x.ndim - len(pads))
    turned = []
    for axis in range(x.ndim - 1, -1, -1):
        turned += pads[2 * axis:2 * axis + 2]
    return xp.nn.pad_last(x, turned, value=value)
