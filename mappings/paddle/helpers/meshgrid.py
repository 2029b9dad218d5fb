import paddle


def meshgrid(*arrays, indexing="xy"):
    """The coordinate tensors of a grid, the first two axes swapped if indexing is "xy"."""
    grids = paddle.meshgrid([(array.astype(paddle.int32) if array.dtype == paddle.bool else array).reshape([-1]) for array in arrays])
    grids = [grid.astype(array.dtype) for grid, array in zip(grids, arrays)]
    if indexing == "xy" and len(arrays) > 1:
        order = [1, 0, *range(2, len(arrays))]
        return tuple(grid.transpose(order) for grid in grids)
    return tuple(grids)
