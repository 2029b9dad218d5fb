import mlx.core as mx


def svd(x, full_matrices=True):
    """The singular value decomposition, with as many vectors as there are values unless full_matrices is true."""
    u, s, vh = mx.linalg.svd(x)
    return (u, s, vh) if full_matrices else (u[..., : s.shape[-1]], s, vh[..., : s.shape[-1], :])
