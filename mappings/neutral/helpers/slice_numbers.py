import array_api_strict as xp


def slice_numbers(parts):
    """For each slice the numbers that it stands for; an imaginary step says how many there are, the end included."""
    bounds = [bound for part in parts for bound in (part.start, part.stop, part.step)]
    dtype = xp.float64 if any([isinstance(bound, (float, complex)) for bound in bounds]) else xp.int64
    vectors = []
    for part in parts:
        start = 0 if part.start is None else part.start
        step = 1 if part.step is None else part.step
        if isinstance(step, complex):
            vectors.append(xp.linspace(start, part.stop, int(abs(step)), dtype=dtype))
        else:
            vectors.append(xp.arange(start, part.stop, step, dtype=dtype))
    return vectors
