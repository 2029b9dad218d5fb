import numpy as np

a = np.array([[1.5, -2.0], [4.0, 5.5]])
print(f"{a.sum():.3f} {a.shape}", "{:.1f}".format(a.max()), format(a.min(), ".2f"), "%.2f" % a.mean())
sums = [row.sum() for row in a]
for k, row in enumerate(a):
    sums[k] += row[0]
