import mlx.core as mx


def gather_nd(x, indices):
    """The elements (subarrays) of x at the positions that the last axis of indices lists."""
    return x[tuple(indices[..., place] for place in range(indices.shape[-1]))]
