import mlx.core as mx


def nextafter(x1, x2):
    """The next number after x1 towards x2."""
    x1, x2 = (x if isinstance(x, mx.array) else mx.array(float(x)) for x in (x1, x2))
    x1 = x1 if mx.issubdtype(x1.dtype, mx.floating) else x1.astype(mx.float32)
    x1, x2 = mx.broadcast_arrays(x1, x2.astype(x1.dtype))
    integers = {2: mx.int16, 4: mx.int32, 8: mx.int64}[x1.itemsize]
    away = (x2 > x1) == (x1 > 0)
    step = mx.where(away, 1, -1).astype(integers)
    moved = mx.view(mx.view(mx.contiguous(x1), integers).reshape(x1.shape) + step, x1.dtype).reshape(x1.shape)
    smallest = mx.view(mx.array([1], dtype=integers), x1.dtype).reshape(())
    moved = mx.where(x1 == 0, mx.where(x2 > 0, smallest, -smallest), moved)
    moved = mx.where(x1 == x2, x2, moved)
    return mx.where(mx.isnan(x1) | mx.isnan(x2), mx.nan, moved)
