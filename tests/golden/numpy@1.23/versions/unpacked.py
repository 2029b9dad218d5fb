"""Arguments that stand in a dict; the others stay in their places."""
import numpy as np

options = dict(copy=False)
inline = np.array([1, 2.0], **dict(copy=False)), np.array([1, 2], **{"copy": False})
named = np.array([1, 2.0], **options)
density = np.histogram([1, 2], **{"normed": True})
table = np.genfromtxt("a.txt", delimiter=",",  # the separator
                      dtype=None, names=True)
raw = np.fromstring(b"\x01\x02", dtype=np.uint8)
numbers = np.fromstring("1 2 3", sep=" ")


def looked_up(kind):
    known = {"sum": "sum", "product": "product"}
    kinds = [getattr(np, name) for name in ("float32", "float_")]
    return getattr(np, known[kind]), kinds, getattr(np, kind)
