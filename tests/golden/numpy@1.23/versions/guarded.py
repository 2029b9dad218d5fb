import numpy as np
from packaging.version import parse

NUMPY2 = parse(np.__version__) >= parse("2.0")

if NUMPY2:
    wide = np.long
    total = np.trapezoid
else:
    wide = np.int_
    total = np.trapz

try:
    flag = np.bool8
except AttributeError:
    flag = np.bool_

if tuple(map(int, np.__version__.split(".")[:2])) < (1, 25):
    product = np.product
else:
    product = np.prod

# both versions come here
if parse(np.__version__) >= parse("1.14"):
    area = np.trapz([1.0, 2.0])


def late(x):
    try:
        return sum(v for v in x)
    except AttributeError:
        return np.product(x)
