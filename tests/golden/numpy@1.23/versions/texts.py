"""Texts of containers hold the text of scalars as `repr` gives it."""
import logging

import numpy as np

x = np.arange(3.0)
print(list(x), [float(x[0])], x.tolist())
print("%s and %.2f" % (list(x), x[0]), f"{tuple(x)} {x.mean()}", "{}".format({"mean": x.mean()}))
logging.info("values %s", [x.sum()])
logging.info("value %s", x.sum())
losses = []
for value in x:
    losses.append(value * 2)
print(losses, len(losses))
print("%r" % x.sum(), "{!r}".format(x.sum()), str((1, [x.max()])))


def shown(values):
    print(values, [values[0]])
    return str(list(values))
