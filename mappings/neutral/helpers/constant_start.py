def constant_start(factor: float, steps: int):
    """The schedule n: factor below steps, one from then on."""
    return lambda n: factor if n < steps else 1.0
