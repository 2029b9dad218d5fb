"""Scalars that get into containers, whose text names their type since 2.0; formats that show no container."""
from dataclasses import asdict, dataclass

import numpy as np

try:
    from xml.etree import cElementTree as ET
except ImportError:
    from xml.etree import ElementTree as ET


@dataclass
class Result:
    loss: float
    steps: int


history = {"loss": [], "steps": []}
for k in range(3):
    history["loss"].append(np.log(k + 1.0))
    history["steps"].append(k)
print(history)
print(history["loss"])
print(history["loss"][-1], len(history))

losses = np.array([0.5, 0.25])
result = Result(losses.min(), 3)
print(f"{result.loss:.2f}")
print(asdict(result))
kwargs = {"mean": losses.mean(), "n": 2}
print("%(n)d %(mean)s" % kwargs)
print("%.3f %r" % (losses.max(), losses))
print("%.3f %r" % (losses[0], losses.max()))
print(float(np.array([3.5])), int(losses[:1]))
print(float(np.array([3.5], copy=False)))
added, changed, first = [], {}, [0]
added.extend([losses.min()])
print(added)
changed.update(loss=losses.min())
print(changed)
first += [losses.min()]
print(first)
total, filled = {"loss": 0}, np.zeros(2)
total["loss"] += losses.min()
filled[0] += losses.min()
filled[1] = losses.min()
print(total)
print(filled)  # an array
both = {}
both["loss"], both["n"] = losses.min(), 3
print(both)
print("%a" % losses.min(), f"{losses.max()!a}", ascii(losses.max()))
for loss in (losses.min(),):
    print({k: loss for k in range(2)})
    print({loss for k in range(2)})
    print(tuple(loss for k in range(2)))
    print(loss for k in range(2))
print(ET.tostring(ET.Element("a")))
