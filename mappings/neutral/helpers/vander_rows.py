import array_api_strict as xp


def vander_rows(x: xp.Array, columns: int | None = None):
    """The powers 0, 1, … of each element of x, as many as columns, along a new last axis."""
    powers = [xp.ones_like(x)]
    for _ in range((x.shape[-1] if columns is None else columns) - 1):
        powers.append(powers[-1] * x)
    return xp.stack(powers, axis=-1)
