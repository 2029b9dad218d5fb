"""Numbers beyond an array's integers: they wrapped, and raise."""
import numpy as np

single = np.array(-1, np.uint8)
several = np.array([1, 300, -2], dtype="uint8")
fits = np.array([1, 255], dtype=np.uint8)
full = np.full((2, 2), -1, dtype=np.uint8)
scalar = np.uint8(-1), np.int8(100), np.uint16(65536)
zeros = np.zeros(3, dtype=np.uint8)
zeros.fill(-1)
zeros[0] = 256
zeros[1] = 255
