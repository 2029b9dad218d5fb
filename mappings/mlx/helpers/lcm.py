import mlx.core as mx


def lcm(x1, x2):
    """The least common multiple of each pair of integers; 0 where one is 0."""
    divisor = gcd(x1, x2)
    return mx.abs(x1 // mx.where(divisor == 0, 1, divisor) * x2)
