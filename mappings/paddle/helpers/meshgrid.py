import paddle


def meshgrid(*arrays, indexing="xy"):
    """The coordinate tensors of a grid, the first two axes swapped if indexing is "xy"."""
    grids = paddle.meshgrid([array.reshape([-1]) for array in arrays])
    if indexing == "xy" and len(arrays) > 1:
        order = [1, 0, *range(2, len(arrays))]
        return tuple(grid.transpose(order) for grid in grids)
    return tuple(grids)
