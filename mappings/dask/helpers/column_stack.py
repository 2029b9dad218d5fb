import dask.array as da


def column_stack(arrays):
    """The arrays side by side, vectors as columns."""
    return da.concatenate([x.reshape(-1, 1) if x.ndim < 2 else x for x in arrays], axis=1)
