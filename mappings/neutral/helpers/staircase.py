def staircase(size: int, decay: float):
    """The schedule n: decay ** (n // size)."""
    return lambda n: decay ** (n // size)
