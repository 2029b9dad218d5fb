import array_api_strict as xp


def local_response_norm(x: xp.Array, size: int, alpha: float = 0.0001, beta: float = 0.75, k: float = 1.0):
    """x divided by a power of k plus alpha times the mean square of its size neighbouring channels (axis 1)."""
    padding = [(0, 0), (size // 2, (size - 1) // 2)] + [(0, 0)] * (x.ndim - 2)
    squares = xp.pad(x * x, padding)
    total = sum(squares[:, i:i + x.shape[1], ...] for i in range(size))
    return x / (total * (alpha / size) + k) ** beta
