import numpy as np

pixels = np.array([[250, 3], [7, 9]], dtype=np.uint8)
steps = np.array([3, -1, 2], dtype=np.int8)
counts = np.array([3, 1], dtype=np.int32)

brightest = np.max(pixels)
mirrored = np.flip(pixels, axis=1)
difference = pixels - np.array([[1, 4], [0, 9]], dtype=np.uint8)
clipped = np.clip(steps, 0, 2)
places = np.argsort(steps)
kept = np.where(steps > 0, steps, 0)
few = np.where(counts > 1, counts, 0)
ramp = np.arange(7, dtype=np.int8)
values, numbers = np.unique(steps, return_counts=True)
np.flip(counts)[0] = 1
