"""Dtypes by their codes."""
import numpy as np
w = np.zeros(4, dtype='f4')
v = w.astype('<i8')
u = np.ones(2, 'int')
