import numpy as np

a = np.array([[1.0, 2.0], [3.0, 4.0]])
b = a.reshape(4)
b[0] = 9.0
c = a.T
c[0] = 7.0
a[1] = 2.0
print(a, b, c)
