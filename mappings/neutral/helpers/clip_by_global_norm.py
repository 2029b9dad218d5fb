import array_api_strict as xp


def clip_by_global_norm(arrays: list[xp.Array], clip_norm, use_norm=None):
    """The arrays, scaled down together to the norm clip_norm where theirs is greater, and that norm."""
    norm: xp.Array = global_norm(arrays) if use_norm is None else use_norm
    scale = clip_norm / xp.clip(norm, clip_norm, None)
    return [None if array is None else array * scale for array in arrays], norm
