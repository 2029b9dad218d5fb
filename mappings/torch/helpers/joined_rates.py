def joined_rates(rates, boundaries):
    """One function of n after the other: the next counts from each of the boundaries."""

    def rate(n):
        part = sum(boundary <= n for boundary in boundaries)
        return rates[part](n - boundaries[part - 1] if part else n)

    return rate
