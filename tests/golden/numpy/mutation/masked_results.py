import numpy as np

# `where` chooses the elements of `out` that are written; without `out` the others would be anything.
a = np.array([1.0, 2.0])
b = np.array([0.0, 2.0])
ratio = np.divide(a, b, out=np.zeros_like(a), where=b != 0)
logs = np.zeros(2)
np.log(a, out=logs, where=a > 0)
anything = np.add(a, b, where=b != 0)

# Reductions know masks and first values.
total = np.sum(a, where=b > 0, initial=1.0)
deviation = a.std(where=b > 0)

# The product of a shape is an int.
size = np.prod(a.shape)
flat = a.reshape(int(np.prod(a.shape[:1])))
