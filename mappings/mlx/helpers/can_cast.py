import mlx.core as mx
import numpy as np


def can_cast(from_, to):
    """Whether values of a dtype convert to another without loss, by NumPy's rules."""
    names = [str(dtype).removeprefix("mlx.core.") for dtype in (from_, to)]
    if "bfloat16" in names:  # which NumPy has none of
        return names[1] in ("bfloat16", "float32", "float64", "complex64") if names[0] == "bfloat16" else names[0] in ("bool", "int8", "uint8")
    return np.can_cast(*names)
