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
print(ET.tostring(ET.Element("a")))
