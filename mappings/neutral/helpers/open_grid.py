import array_api_strict as xp


def open_grid(*arrays: xp.Array, indexing: str = "xy"):
    """The one-dimensional arrays, each along an axis of its own of as many as there are; with "xy" the first two axes are swapped."""
    axes = list(range(len(arrays)))
    if indexing == "xy" and len(arrays) > 1:
        axes[0], axes[1] = 1, 0
    return tuple(xp.reshape(array, tuple(-1 if k == axis else 1 for k in range(len(arrays)))) for array, axis in zip(arrays, axes))
