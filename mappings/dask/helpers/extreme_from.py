import dask.array as da
import numpy as np


def extreme_from(x, initial, greatest, axis=None, keepdims=False):
    """The greatest (or least) of initial and of the elements of x over the given axes, of which there may be none."""
    if 0 in x.shape:  # Dask finds no extreme of nothing
        whole = np.empty(x.shape, dtype=x.dtype)
        return da.asarray((np.max if greatest else np.min)(whole, axis=axis, keepdims=keepdims, initial=initial))
    if greatest:
        return da.maximum(da.max(x, axis=axis, keepdims=keepdims), initial)
    return da.minimum(da.min(x, axis=axis, keepdims=keepdims), initial)
