import numpy as np

small = np.array([1, 91, 206, 77], dtype=np.uint8)
print(np.sum(small) - small, small + np.max(small))
single = np.array([1.0, 2.0], dtype=np.float32)
print(single * np.sum(np.array([0.1, 0.2])))
