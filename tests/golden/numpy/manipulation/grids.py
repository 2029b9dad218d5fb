import numpy as np

x = np.arange(5)
rows, columns = np.mgrid[0:3, 0:1:5j]
i, j = np.ogrid[:3, :4]
quotients, rests = divmod(x, 3)
