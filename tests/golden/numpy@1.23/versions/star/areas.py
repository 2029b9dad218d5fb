import numpy as np
from numpy import trapz

trapz = lambda y, rule=trapz: rule(y)
if trapz.__doc__:
    print(np.pi)
