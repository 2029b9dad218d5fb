"""Elements where Python wants numbers of its own."""
import json
from collections import Counter, defaultdict

import numpy as np


def count(labels: np.ndarray):
    counts = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return counts


x = np.array([1, 2, 2, 3, 1])
words = {1: "one", 2: "two", 3: "three"}
places = defaultdict(list)
for i, v in enumerate(x):
    if v not in places:
        print(words[v], words[x.max()])
    places[v].append(i)
kinds = set(x)
print(count(x), len(kinds), Counter(x)[2], tuple(x[:2]) in {(1, 2)}, {(a, b) for a, b in zip(x, x[1:])})

y = x / 3
print(round(y.mean(), 2), round(y[0], 3), str(y[0]) + " m", "%s of %d" % (y[1], x[0]), f"{y[0]} {y[1]:.2f}")
print(json.dumps({"mean": y.mean(), "all": [v for v in y], "list": y.tolist(), "n": len(y)}))
best = dict(zip(["a", "b"], y))
print(round(best["a"], 3))
