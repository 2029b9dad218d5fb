def linear_ramp(start: float, end: float, steps: int):
    """The schedule n: from start to end in equal steps, and end from then on."""
    return lambda n: start + (end - start) * min(n, steps) / steps
