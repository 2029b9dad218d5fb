"""What scipy gives, assigned to items: torch writes no arrays of NumPy's into its own."""
import numpy as np
import scipy.linalg
from scipy.linalg import block_diag


def noise(n):
    return block_diag(*[[[1.0, 0.5], [0.5, 2.0]]] * n)


m = np.zeros((4, 4))
m[:, :] = noise(2)
m[0:2, 0:2] = scipy.linalg.expm(np.eye(2))
m[2] += noise(2)[0]
print(m)
