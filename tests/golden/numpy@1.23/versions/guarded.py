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


# what these ask is not the whole version
if np.__version__.split(".")[1] >= "20":
    late = np.float_(1.0)


def told(NUMPY2):
    return np.float_(2.0) if NUMPY2 else None


def refused(x):
    if int(np.__version__.split(".")[0]) >= 2:
        raise RuntimeError("NumPy 1 is needed")
    return np.in1d([1.0], [2.0])


def parts(x):
    try:
        if [int(one) for one in np.__version__.split(".")[:2]] >= [1, 30] or (2, 0) <= tuple(map(int, np.__version__.split("."))):
            return x
        return np.float_(x)
    finally:
        pass


if np.lib.NumpyVersion(np.__version__) >= "2.0.0.dev0":
    whole = np.long
else:
    whole = np.int_


def caught_for_another(x):
    try:
        import scipy
        return np.product(x), scipy
    except ImportError:
        return np.prod(x)
    finally:
        pass


def caught_around_work(x):
    try:
        for row in x:
            print(np.product(row))
    except AttributeError:
        pass
