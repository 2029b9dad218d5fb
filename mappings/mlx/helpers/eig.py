import mlx.core as mx


def eig(x):
    """The eigenvalues and the right eigenvectors, which MLX gives conjugated for complex matrices."""
    values, vectors = mx.linalg.eig(x)
    return values, mx.conj(vectors) if mx.issubdtype(x.dtype, mx.complexfloating) else vectors
