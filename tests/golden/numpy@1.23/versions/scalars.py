"""Scalars beside arrays: promoted by values in NumPy 1, by dtypes in NumPy 2."""
import numpy as np

single = np.float32(3)
wide = np.ones(3) * 2.0
narrow = np.ones(3, dtype=np.float32)
bytes_ = np.ones(3, dtype=np.uint8)
results = (single + 1.5, narrow * 2.0, narrow * np.float64(2), bytes_ + 300, bytes_ + 3, wide + single, np.int8(1) + 1)
