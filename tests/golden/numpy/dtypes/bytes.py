import numpy as np

counts = np.array([[1, 2], [3, 4]])
print(counts.itemsize, counts.nbytes)
print(np.zeros(3).itemsize, counts.astype(np.int8).nbytes)
weights = np.array(range(4))
print(np.sum(counts.astype(np.uint8)).dtype == np.uint64)
