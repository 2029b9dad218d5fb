import numpy as np

gradient = None
compiled = None


def reset(seed):
    np.random.seed(seed)
    np.seterr(all="ignore")
    np.set_printoptions(edgeitems=3, threshold=1000, precision=8, suppress=False, linewidth=75, sign="-", formatter=None)
