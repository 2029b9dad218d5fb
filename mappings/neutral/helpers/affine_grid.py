import array_api_strict as xp


def affine_grid(theta: xp.Array, size: tuple[int, ...], align_corners: bool = False):
    """The places, (batch, *sizes, dims) in [-1, 1], that the affine maps theta, (batch, dims, dims + 1), send a grid to."""
    lines = []
    for length in size[2:]:
        ends = 1.0 if align_corners else 1.0 - 1.0 / length
        lines.append(xp.linspace(-ends, ends, length, dtype=theta.dtype) if length > 1 else xp.zeros((1,), dtype=theta.dtype))
    grids = xp.meshgrid(*lines, indexing="ij")
    places = xp.stack([*grids[::-1], xp.ones_like(grids[0])], axis=-1)
    flat = xp.matmul(xp.reshape(places, (-1, len(size) - 1)), xp.matrix_transpose(theta))
    return xp.reshape(flat, (theta.shape[0], *size[2:], len(size) - 2))
