"""All arrays are made of lists where they are compared: they have 64 bits still."""
import numpy as np

close = np.allclose([1e10, 1e-8], [1.00001e10, 1e-9])
