import paddle


def truncated_normals(lower, upper, shape, dtype=None):
    """Standard normal numbers, of which those outside [lower, upper] are drawn again."""
    below, above = (paddle.erf(paddle.to_tensor(limit / 2**0.5)) for limit in (lower, upper))
    drawn = 2**0.5 * paddle.erfinv(below + (above - below) * paddle.rand(shape))
    return drawn if dtype is None else drawn.astype(dtype)
