"""What CuPy and Dask have by NumPy's names, what they have otherwise, and what they have not."""
import numpy as np
from numpy.linalg import norm


def standardise(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    centred = x - np.mean(x, axis=0, keepdims=True)
    centred[0] = 0.0
    centred[centred < 0] = 0.0
    scale = np.std(centred, axis=0) + norm(centred, axis=1).max()
    positive = centred[weights > 0]
    print(float(scale[0]), scale.max().item(), positive.sum(), positive.tolist())
    return np.concatenate([centred / scale, np.zeros((1, 3), dtype=np.float32)])


def ranks(x: np.ndarray, places: np.ndarray):
    order = np.argsort(x, axis=-1)
    x[np.argmax(x, axis=1)] = x[:, 0] * 2
    upper = np.linalg.cholesky(x, upper=True)
    np.add.at(x, places, 1.0)
    np.multiply.at(x, places, 2.0)
    running = np.maximum.accumulate(x)
    rng = np.random.default_rng(0)
    noise = rng.normal(0.0, 2.0, size=x.shape)
    return order, upper, running, noise, np.linalg.inv(x), np.tensordot(x, x, axes=(-1, -1)), np.geomspace(1, 8, 4)
