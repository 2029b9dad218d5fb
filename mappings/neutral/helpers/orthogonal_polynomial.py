import array_api_strict as xp


def orthogonal_polynomial(x: xp.Array, degree: xp.Array, kind: str):
    """The polynomial of a family at x, of each element's degree, by its recurrence; 0 for negative degrees."""
    if not hasattr(degree, "dtype"):
        degree = xp.full_like(x, degree)
    elif not hasattr(x, "dtype"):
        x = xp.full_like(degree, x)
    if kind.startswith("shifted"):
        x = 2.0 * x - 1.0
    first = {"t": x, "u": 2.0 * x, "v": 2.0 * x - 1.0, "w": 2.0 * x + 1.0, "h": 2.0 * x, "he": x, "l": 1.0 - x, "p": x}
    name = kind.split("_")[-1]
    before, value = xp.ones_like(x), first[name]
    degree = xp.trunc(degree)
    result = xp.where(degree == 0.0, before, xp.where(degree == 1.0, value, xp.zeros_like(x)))
    highest = int(xp.max(degree)) if 0 not in degree.shape else 0
    for k in range(1, highest):
        if name in ("t", "u", "v", "w"):
            before, value = value, 2.0 * x * value - before
        elif name == "h":
            before, value = value, 2.0 * x * value - 2.0 * k * before
        elif name == "he":
            before, value = value, x * value - 1.0 * k * before
        elif name == "l":
            before, value = value, ((2.0 * k + 1.0 - x) * value - 1.0 * k * before) / (k + 1.0)
        else:
            before, value = value, ((2.0 * k + 1.0) * x * value - 1.0 * k * before) / (k + 1.0)
        result = xp.where(degree == k + 1.0, value, result)
    return result
