"""Of what is an array or a number, abs() gives one of those."""
import numpy as np
from math import pi


def far(x, n):
    y = np.sin(x)
    if n > 3:
        y = pi
    y = abs(y)
    return np.sin(y)


print(far(1.0, 2), far(1.0, 4))
