import mlx.core as mx


def pinv(x, rtol):
    """The pseudo-inverse, without singular values below rtol times the greatest."""
    if x.size == 0:
        return mx.swapaxes(x, -1, -2)
    u, s, vh = svd(x, full_matrices=False)
    rtol = mx.expand_dims(rtol, -1) if isinstance(rtol, mx.array) else rtol
    kept = s > rtol * mx.max(s, axis=-1, keepdims=True)
    inverse = mx.where(kept, 1.0 / mx.where(kept, s, 1.0), 0.0)
    return (mx.swapaxes(vh, -1, -2) * mx.expand_dims(inverse, -2)) @ mx.swapaxes(u, -1, -2)
