"""Which operations of the standard the examples of a framework reach, and how often."""
import json
import re

from .cases import ROOT

# The areas that are the standard; the others go beyond it.
STANDARD = ("constants", "dtypes", "creation", "elementwise", "statistical", "searching", "sorting", "sets", "utility",
            "manipulation", "indexing", "linear_algebra", "linalg", "fft", "array_object", "inspection")
BEYOND = {"float16", "bfloat16"}


def standard_operations():
    names = []
    for area in STANDARD:
        names += json.loads((ROOT / "mappings" / "neutral" / f"{area}.json").read_text())["operations"]
    return [name for name in names if name not in BEYOND]


def seldom(cases, least=3):
    """operation → number of examples, where there are less than `least`."""
    counts = dict.fromkeys(standard_operations(), 0)
    for case in cases:
        for name in set(re.findall(r"(?<![\w.'])[A-Za-z_][\w.]*", case.lift)):
            if name in counts:
                counts[name] += 1
    return {name: count for name, count in counts.items() if count < least}
