"""Negative steps and arrays between brackets."""
import numpy as np

x = np.array([[1.5, -2.0], [3.0, 4.0]])
order = np.array([1, 0, 1])
a = x[::-1]
b = x[:, ::-1]  # both columns
c = x[1:, ::-1]
d = x[:, order]
e = x[order, order]
f = x[x > 0]
