import array_api_strict as xp


def merged_dot(arrays: list[xp.Array], axes, normalize: bool = False):
    """Sums of products of two arrays along an axis of each, for each element of the first axis by itself."""
    x, y = arrays
    axis_x, axis_y = (axes, axes) if isinstance(axes, int) else axes
    axis_x, axis_y = axis_x % x.ndim, axis_y % y.ndim
    if normalize:
        x, y = (a * xp.rsqrt(xp.maximum(xp.sum(xp.square(a), axis=axis, keepdims=True), 1e-12)) for a, axis in ((x, axis_x), (y, axis_y)))
    x, y = xp.moveaxis(x, axis_x, -1), xp.moveaxis(y, axis_y, 1)
    product = xp.matmul(xp.reshape(x, (x.shape[0], -1, x.shape[-1])), xp.reshape(y, (y.shape[0], y.shape[1], -1)))
    sizes = x.shape[1:-1] + y.shape[2:]
    return xp.reshape(product, x.shape[:1] + (sizes or (1,)))
