# Sizes that are numbers by default.
import numpy as np


def random_vector(rng=np.random.default_rng(0), n=3):
    return rng.standard_normal(size=n)


def noise(rng, n=3, scale=2.0):
    return rng.uniform(-scale, scale, size=n)
