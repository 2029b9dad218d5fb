from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np


def present_value(rate, flows):
    rate = np.asarray(rate)
    periods = np.arange(len(flows))
    return np.sum(np.asarray(flows) / (1 + rate) ** periods)


def exact():
    flows = [Decimal("-150"), Decimal("80"), Decimal("90")]
    return present_value(Decimal("0.05"), flows)


def kept():
    half = Decimal("0.5")
    return half * 2, float(half), [Fraction(1, 3)]


def as_floats():
    return np.array([float(Fraction(1, 3)), float(Decimal("0.5"))])


def scaled(x: np.ndarray):
    third = Fraction(1, 3)
    return x * third


def grid():
    seen = set()
    steps = np.arange(0.0, 2.0, 0.5)
    for a, b in product(steps, steps):
        point = (a, b)
        if a < b:
            seen.add(point)
    return len(seen)


def nothing(n):
    return np.array([[None] * n]).T, np.array([(None, 1)])  # arrays of objects
