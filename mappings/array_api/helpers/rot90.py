import array_api_strict as xp


def rot90(x, k=1, axes=(0, 1)):
    """x turned k times by 90 degrees in the plane of the two axes, from the first toward the second."""
    first, second = axes
    for _ in range(k % 4):
        x = xp.flip(xp.moveaxis(x, (first, second), (second, first)), axis=first)
    return x
