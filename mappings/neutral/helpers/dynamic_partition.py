import array_api_strict as xp


def dynamic_partition(x: xp.Array, partitions: xp.Array, count: int):
    """For each number below count the subarrays of x at which partitions has it."""
    flat = xp.reshape(x, (-1,) + tuple(x.shape[partitions.ndim:]))
    places = xp.reshape(partitions, (-1,))
    return [xp.compress(places == number, flat, axis=0) for number in range(count)]
