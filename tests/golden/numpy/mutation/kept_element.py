import numpy as np

w = np.zeros(3)
first = w[0]  # a number: it stays 0
w += 1
print(first, w)


def through_view(w):
    flat = w.reshape(-1)
    first = flat[0]
    w[:] = 0.0
    return first


def fill(img, seed, value):
    out = img.copy()
    target = out[seed]
    out[seed] = value
    return out, target


fill(np.zeros((2, 2)), (0, 1), 5)
