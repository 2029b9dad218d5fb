"""Dicts whose values are of several kinds, arguments behind stars, variables of enclosing functions."""
import numpy as np

parameters = {"w": [np.array([1.0, 2.0]), np.array([3.0])], "b": np.array([1.0, 2.0]), "n": 0}
parameters["w"][0] -= 1  # the list holds another array
parameters["w"][0][0] -= 1
parameters["b"][0] -= 1
parameters["n"] += 3
backup = parameters["b"].copy()


def combined(first, *rest, scale=0.5, **flags):
    for t in rest:
        first = np.tanh(t).copy()
    if flags.get("shift") is not None:
        first = first + flags["shift"].copy()
    return first * scale


options = {"scale": 0.25, "shift": np.array([1.0, 2.0])}
mixed = combined(*[parameters["b"], backup], **options).copy()


def summed(x):
    count, total = 0, 0.0
    mean = x * 1.0

    def step(u):
        nonlocal count, mean
        count += 1
        mean += u  # nobody else has this array

    step(x)
    step(x * 0.5)
    return mean * count


def leaking(x):
    total = x * 1.0
    kept = []

    def step(u):
        nonlocal total
        total += u
        kept.append(total)

    step(x)
    return kept


small = np.array([200, 100, 30], dtype=np.uint8)
for _ in range(2):
    small = np.cumsum(small)  # of 8 bits, then of 64

print(summed(mixed), leaking(mixed))


def first(x):
    x[0][0] = 1.0  # a row, as its items are written
    return x * 2


print(first(np.zeros((2, 3))))
