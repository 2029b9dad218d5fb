import numpy as np


def centred(x):
    return x - np.mean(x, axis=0)


def spread(x: np.ndarray):
    return (x * 0.5).mean(), np.ones(3).mean(), x.mean()


spread(np.array([1, 2, 4]))
