import numpy as np

a = np.core.fromnumeric.alltrue(x)
b = np.lib.function_base.msort(x)
c = np.linalg.linalg.lstsq(a, b)
d = np.math.factorial(5)
e = np.loadtxt("a.txt")
f = np.loadtxt("a.txt", converters={0: float})
