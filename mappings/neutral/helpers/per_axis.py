def per_axis(value, count: int):
    """One number for each of count axes; what stands for batch and channels around them is left out."""
    if isinstance(value, int):
        return (value,) * count
    value = tuple(value)
    return value * count if len(value) == 1 else value[1:-1] if len(value) == count + 2 else value
