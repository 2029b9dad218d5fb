import mlx.core as mx
import numpy as np


def iinfo(dtype):
    """The bounds and the width of a dtype of integers."""
    return np.iinfo(str(dtype).removeprefix("mlx.core."))
