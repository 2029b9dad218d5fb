import mlx.core as mx


def matrix_exp(x):
    """The exponential of square matrices: by its series for a small part of them, then squared."""
    squarings = 0
    largest = mx.max(mx.sum(mx.abs(x), axis=-2)).item() if x.size else 0.0
    while largest > 0.5:
        largest, squarings = largest / 2, squarings + 1
    part = x / 2**squarings
    term = result = mx.broadcast_to(mx.eye(x.shape[-1], dtype=x.dtype), x.shape)
    for n in range(1, 20):
        term = term @ part / n
        result = result + term
    for _ in range(squarings):
        result = result @ result
    return result
