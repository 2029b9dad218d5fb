import numpy as np


def triangle(a, upper, unit_diagonal):
    """The upper or lower triangle of each matrix, its diagonal replaced by ones if it counts as that."""
    part = np.triu(a) if upper else np.tril(a)
    if unit_diagonal:
        part = np.where(np.eye(a.shape[-1], dtype=bool), np.ones_like(part), part)
    return part
