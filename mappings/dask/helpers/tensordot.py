import dask.array as da


def tensordot(x1, x2, axes):
    """The products of x1 and x2 summed over pairs of axes, counted from the front: Dask goes wrong with negative ones."""
    if x1.ndim == 0 or x2.ndim == 0:
        return x1 * x2
    first, second = ((pair,) if isinstance(pair, int) else pair for pair in axes)
    return da.tensordot(x1, x2, axes=(tuple(axis % x1.ndim for axis in first), tuple(axis % x2.ndim for axis in second)))
