import numpy as np


def bit_count(x):
    """How many bits of the absolute value of each integer are set, of a number as well."""
    rest = np.abs(np.asarray(x, dtype=np.int64))
    count = np.zeros_like(rest)
    for _ in range(64):
        count = count + rest % 2
        rest = rest // 2
    return np.asarray(count, dtype=np.uint8)[()]
