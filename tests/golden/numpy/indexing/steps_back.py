import numpy as np

a = np.arange(12).reshape(3, 4)
b = a[::-2]
c = a[::-1, ::-3]
d = a[..., ::-1]
e = a[1, ::-2]
