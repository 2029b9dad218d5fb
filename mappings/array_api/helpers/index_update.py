import array_api_strict as xp


def index_update(x, axis, indices, values, how="set"):
    """A copy of x with values written ("set") or combined ("add", …) where take reads along axis."""
    if hasattr(values, "ndim") and values.ndim == x.ndim:
        values = xp.moveaxis(values, axis, 0)
    update = {"set": at_set, "add": at_add, "multiply": at_multiply, "min": at_min, "max": at_max}[how]
    return xp.moveaxis(update(xp.moveaxis(x, axis, 0), indices, values), 0, axis)
