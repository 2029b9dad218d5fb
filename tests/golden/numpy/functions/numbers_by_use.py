import math

import numpy as np


def rotation(angle):
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s], [s, c]])


def lens(power, distance):
    if power > 0:
        distance = np.abs(distance)
    return np.sqrt(power) * distance


def damped(signal, rate):
    return np.exp(-rate / math.pi) * signal * math.floor(rate)


def rows(x):
    if x < 1:
        return x
    return np.sqrt(x[0])
