import array_api_strict as xp


def apply_along_axis(f, axis: int, x: xp.Array):
    """f of each vector along axis; the axes of what it gives take the place of that one."""
    axis = axis % x.ndim
    moved = xp.moveaxis(x, axis, -1)
    rows = xp.reshape(moved, (-1, moved.shape[-1]))
    results: list[xp.Array] = [xp.asarray(f(rows[i, ...])) for i in range(rows.shape[0])]
    inner = results[0].ndim
    whole = xp.reshape(xp.stack(results, axis=0), tuple(moved.shape[:-1]) + tuple(results[0].shape))
    outer = x.ndim - 1
    return xp.permute_dims(whole, tuple(range(axis)) + tuple(range(outer, outer + inner)) + tuple(range(axis, outer)))
