"""Which operations of the standard the examples of a framework reach, and how often."""
import json
import re

from .cases import ROOT

# The areas that are the standard; the others go beyond it.
STANDARD = ("constants", "dtypes", "creation", "elementwise", "statistical", "searching", "sorting", "sets", "utility",
            "manipulation", "indexing", "linear_algebra", "linalg", "fft", "array_object", "inspection")
BEYOND = {"float16", "bfloat16"}
# Second names of the same operation.
SAME = {"linalg.matmul": "matmul", "linalg.matrix_transpose": "matrix_transpose", "linalg.tensordot": "tensordot",
        "linalg.vecdot": "vecdot", "mT": "matrix_transpose"}


def standard_operations():
    names = []
    for area in STANDARD:
        names += json.loads((ROOT / "mappings" / "neutral" / f"{area}.json").read_text())["operations"]
    return [name for name in names if name not in BEYOND and name not in SAME]


def _methods(case):
    """The methods of the object that tells of a namespace, which no entry names."""
    return {"info." + name for name in re.findall(r"__array_namespace_info__\(\)\.(\w+)\(", case.example)}


def seldom(cases, least=3):
    """operation → number of examples, where there are less than `least`."""
    counts = dict.fromkeys(standard_operations(), 0)
    for case in cases:
        for name in {SAME.get(name, name) for name in re.findall(r"(?<![\w.'])[A-Za-z_][\w.]*", case.lift)} | _methods(case):
            if name in counts:
                counts[name] += 1
    return {name: count for name, count in counts.items() if count < least}
