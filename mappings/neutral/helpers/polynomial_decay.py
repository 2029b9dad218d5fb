def polynomial_decay(steps: int, power: float):
    """The schedule n: (1 - min(n, steps) / steps) ** power."""
    return lambda n: (1 - min(n, steps) / steps) ** power
