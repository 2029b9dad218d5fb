import numpy as np


def accuracy(predicted, labels):
    return np.mean(predicted == labels)


def within(a, b, tolerance):
    close = np.abs(a - b) < tolerance
    return close.mean(), np.std(close)


def agreement(a, b, c):
    hits = (a == b) & ~(b > c)
    return np.mean(hits), hits.sum()


def named(mode, x):
    if mode == "mean":
        return np.mean(x)
    return x
