import array_api_strict as xp


def renorm(x: xp.Array, p: float, axis: int, greatest: float):
    """x, its subarrays along axis scaled down so far that their p-norm is not above greatest."""
    others = tuple(i for i in range(x.ndim) if i != axis % x.ndim)
    norms = xp.linalg.vector_norm(x, ord=p, axis=others, keepdims=True)
    return x * xp.astype(xp.where(norms > greatest, greatest / (norms + 1e-07), xp.ones_like(norms)), x.dtype)
