import numpy as np

# Integers that nobody named a dtype for have the target's own; named ones keep theirs, and meet in it.
i = np.array([1, 2])
counted = i * (i > 1)
joined = np.concatenate([i, i > 1])
left = i - (i > 1)
named = np.zeros(2, dtype=np.int64)
met = named + i
listed = named + np.array([3, 4])
flag = i + True
