"""Tuples of arrays in variables index all their axes at once."""
import numpy as np

a = np.arange(6).reshape(2, 3)
places = np.nonzero(a > 2)
chosen = a[places]
first = np.nonzero(a[0])[0]
at = np.unravel_index(np.argmax(a), a.shape)
greatest = a[at]
diagonal = np.diag_indices(2)
square = np.zeros((2, 2))
square[diagonal] = 1.0
