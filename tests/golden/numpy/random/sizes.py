import numpy as np


def vectors(generator: np.random.Generator, shape):
    return generator.standard_normal(size=shape + (3,)), generator.uniform(-1.0, 1.0, size=shape)


def vector(generator: np.random.Generator, n=3):
    return generator.standard_normal(size=n)


def perhaps(generator: np.random.Generator, n=None):
    return generator.standard_normal(size=n)
