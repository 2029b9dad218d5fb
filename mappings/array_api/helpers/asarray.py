import array_api_strict as xp


def asarray(items, dtype=None, device=None):
    """An array of numbers, arrays or nested sequences of these; array_api_strict itself takes numbers only."""
    if isinstance(items, (list, tuple)) and any(isinstance(item, (list, tuple)) or hasattr(item, "shape") for item in items):
        arrays = [asarray(item, device=device) for item in items]
        common = dtype or result_type(*[array.dtype for array in arrays])
        return xp.stack([xp.astype(array, common) for array in arrays])
    return xp.asarray(items, dtype=dtype, device=device)
