def polynomial_rate(first, last, power, steps, begin=0):
    """The function of n that goes from first to last in so many steps, once it begins."""
    if steps <= 0:
        return lambda n: first
    return lambda n: (first - last) * (1 - min(max(n - begin, 0), steps) / steps) ** power + last
