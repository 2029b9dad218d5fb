import array_api_strict as xp


def grid_sample(x: xp.Array, grid: xp.Array, mode: str = "bilinear", padding_mode: str = "zeros", align_corners: bool = False):
    """x, (batch, channels, H, W), read at the places grid, (batch, rows, columns, 2): (x, y) with -1 and 1 at the ends."""
    batch, channels, height, width = x.shape
    flat = xp.reshape(x, (batch, channels, height * width))

    def place(coordinate, length):
        if align_corners:
            at, low, span = (coordinate + 1.0) * ((length - 1) / 2), 0.0, length - 1.0
        else:
            at, low, span = (coordinate + 1.0) * (length / 2) - 0.5, -0.5, length * 1.0
        if padding_mode == "reflection" and span > 0:
            at = xp.abs(at - low)
            at = xp.remainder(at, 2 * span)
            at = xp.where(at > span, 2 * span - at, at) + low
        return at if padding_mode == "zeros" else xp.clip(at, min=0.0, max=length - 1.0)

    def read(row, column):
        inside = (row >= 0) & (row <= height - 1) & (column >= 0) & (column <= width - 1)
        row, column = xp.clip(row, min=0.0, max=height - 1.0), xp.clip(column, min=0.0, max=width - 1.0)
        index = xp.astype(row, xp.int64) * width + xp.astype(column, xp.int64)
        index = xp.broadcast_to(xp.reshape(index, (batch, 1, -1)), (batch, channels, index.shape[1] * index.shape[2]))
        values = xp.reshape(xp.take_along_axis(flat, index, axis=2), (batch, channels, *row.shape[1:]))
        return values * xp.astype(xp.expand_dims(inside, axis=1), x.dtype)

    column, row = place(grid[..., 0], width), place(grid[..., 1], height)
    if mode == "nearest":
        return read(xp.round(row), xp.round(column))
    top, left = xp.floor(row), xp.floor(column)
    down, right = xp.expand_dims(row - top, axis=1), xp.expand_dims(column - left, axis=1)
    upper = read(top, left) * (1.0 - right) + read(top, left + 1) * right
    lower = read(top + 1, left) * (1.0 - right) + read(top + 1, left + 1) * right
    return upper * (1.0 - down) + lower * down
