import numpy as np


def f(x: np.ndarray, y: np.ndarray):
    z = np.concat((x, y))
    w = np.permute_dims(z) + np.pow(x, 2) + np.astype(x, np.float32)
    return np.acos(w), np.trapezoid(y), np.vecdot(x, y), np.linalg.vector_norm(x), np.bitwise_invert(np.bool(True)), x.mT
