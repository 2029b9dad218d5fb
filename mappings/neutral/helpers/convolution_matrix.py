import array_api_strict as xp


def convolution_matrix(x: xp.Array, n: int, mode: str = "full"):
    """The matrix whose product with a vector of n elements is the vector's convolution with x, cut off as mode says."""
    size = x.shape[0]
    places = xp.expand_dims(xp.arange(size + n - 1), axis=1) - xp.expand_dims(xp.arange(n), axis=0)
    inside = xp.logical_and(places >= 0, places < size)
    taken = xp.reshape(xp.take(x, xp.reshape(xp.where(inside, places, xp.zeros_like(places)), (-1,)), axis=0), (size + n - 1, n))
    whole = xp.where(inside, taken, xp.zeros_like(taken))
    cut = 0 if mode == "full" else min(size, n) - 1
    before = cut // 2 if mode == "same" else cut
    behind = cut - before if mode == "same" else cut
    return whole[before : size + n - 1 - behind, :]
