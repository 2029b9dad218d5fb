import mlx.core as mx


def rot90(x, k=1, axes=(0, 1)):
    """x turned by k quarters in the plane of two axes."""
    first, second = axes
    if k % 4 == 0:
        return x
    if k % 4 == 2:
        return mx.flip(x, axis=(first, second))
    return mx.swapaxes(mx.flip(x, axis=second), first, second) if k % 4 == 1 else mx.flip(mx.swapaxes(x, first, second), axis=second)
