"""Arrays that are unpacked and written through, for a target that neither runs over them nor writes into copies."""
import numpy as np

row, column = np.indices((2, 3))
grid = np.mgrid[:5, :5][0]
spectrum = np.fft.fft2(grid)
z = np.array([1 + 2j, 3 + 4j])
z.imag = np.array([8, 10])
a = np.zeros((3, 3))
np.einsum("ii->i", a)[:] = 1
small = np.ones(128, dtype=np.int8).sum(dtype=np.int8)
corners = np.diag_indices(3)
a[corners] = 5
a[[0, 2]] = np.ones(3)
