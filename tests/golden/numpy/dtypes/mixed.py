import numpy as np


def ranks(scores):
    return scores + np.arange(3)


def one_hot(labels, count):
    return labels[:, None] == np.arange(count)


def scaled(x):
    return x * np.linspace(0.0, 1.0, 5), np.sqrt(x) + 1
