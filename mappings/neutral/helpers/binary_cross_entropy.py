import array_api_strict as xp


def binary_cross_entropy(probabilities: xp.Array, target: xp.Array):
    """-(target * log(p) + (1 - target) * log(1 - p)), each logarithm at least -100."""
    positive = xp.maximum(xp.log(probabilities), -100.0)
    negative = xp.maximum(xp.log1p(-probabilities), -100.0)
    return -(target * positive + (1.0 - target) * negative)
