import numpy as np

x = np.array([1.5, 2.5])
i = np.array([1, 2])
z = np.array([1 + 2j, 3.0])

# Arrays of different dtypes in one list, and sums that need more room than their terms.
joined = np.concatenate([x, i])
stacked = np.stack((i, x))
pixels = np.array([200, 100], dtype=np.uint8)
print(joined, stacked, pixels.sum(), np.zeros([]), z.dtype)

flat = joined.flatten()
flat[0] = 0.0
print(np.median(joined), np.einsum("...ij,...jk", np.eye(2), np.eye(2)))
