"""Names of NumPy 1, as packages used them."""
import numpy as np
from numpy import product, alltrue as every  # two that went
from numpy.core.numeric import asarray


def constants(x: np.ndarray):
    x[x == np.Inf] = np.NaN
    limit = -np.infty if x.size else np.NINF ** 2
    return x.astype(np.float_), np.zeros(3, dtype=np.complex_), limit, np.PZERO


def aliases(values):
    a = np.array(values, dtype=np.float)
    mask = np.zeros(a.shape, dtype=np.bool)
    assert isinstance(a.sum(), np.object)
    return a.astype(np.int), mask, np.str("x")


def functions(x: np.ndarray, y: np.ndarray):
    area = np.trapz(y, x=x)  # the area
    total = product(x.shape) * np.cumproduct(x)[-1]
    if every(np.in1d(x, y)) or np.sometrue(x):
        return np.row_stack((x, y)), np.round_(area,
                                               decimals=2)
    return asarray(total)


def methods(n: int):
    grid = np.zeros((n, 3))
    line = np.ones(n)
    grid.itemset((0, 1), 5.0)
    grid.itemset(4, 2.0)
    line.itemset(1, grid.ptp(axis=None))
    swapped = line.newbyteorder()
    return grid.tostring(), swapped, grid.ptp(0)


def copies(x: np.ndarray, flag):
    return np.array(x, copy=False), np.array(x, float, copy=False, ndmin=2), np.array(x, copy=flag)


try:
    product([1])
except np.AxisError:
    raise
