import numpy as np
x = np.random.logistic(1.0, 2.0, (20000,))
y = np.random.logistic(size=(3,))
