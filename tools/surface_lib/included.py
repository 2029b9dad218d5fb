"""What a framework has of another one under its own name, where that differs from the other itself: tensorflow.keras keeps names that Keras has not, and lacks some.

`python -m surface_lib.included tensorflow` writes it into the history of that framework's surface.json; so does `tools/surface --history`.
"""

import importlib
import json
import sys
import types
from pathlib import Path

from surface_lib.stubs import read_stubs
from surface_lib.table import belongs, is_public, kind_of

ROOT = Path(__file__).resolve().parents[2]
INNER = {"src", "legacy", "version"}


def pairs(one, other, name, own, seen):
    """(module of the including framework, the other's or None, name of the first) of all public modules; `own`: what is in the names of its modules."""
    if id(one) in seen:
        return
    seen.add(id(one))
    yield one, other, name
    for part in sorted(dir(one)):
        mine, theirs = getattr(one, part, None), getattr(other, part, None)
        is_module = isinstance(mine, types.ModuleType) and own in mine.__name__
        if is_module and is_public(part) and part not in INNER:
            yield from pairs(mine, theirs if isinstance(theirs, types.ModuleType) else None, f"{name}.{part}", own, seen)


def public(module):
    return {} if module is None else {name: value for name in dir(module) if is_public(name) and not isinstance(value := getattr(module, name), types.ModuleType)}


def differences(included, since):
    """{name: spans}: what only the included form has is there; what it lacks went with the version that brought it."""
    other, top = included["framework"], included["as"]
    head, _, last = top.rpartition(".")
    stubs, found = read_stubs(other, []), {}
    for mine, theirs, name in pairs(getattr(importlib.import_module(head), last), importlib.import_module(other), top, other, set()):
        own, others = public(mine), public(theirs)
        same = {id(value): part for part, value in sorted(own.items())}  # of several names one in small letters
        if theirs is None:
            found[name] = [{"is": "module"}]
        for part in sorted(own.keys() - others.keys()):
            if belongs(own[part], other):
                found[f"{name}.{part}"] = [{"is": kind_of(own[part], part, stubs)}]
        for part in sorted(others.keys() - own.keys()):
            instead = same.get(id(others[part]))
            found[f"{name}.{part}"] = [{"is": kind_of(others[part], part, stubs), "until": since} | ({"as": f"{name}.{instead}"} if instead else {})]
    return found


def of_framework(framework):
    about = json.loads((ROOT / "mappings" / framework / "framework.json").read_text())
    result = {}
    for included in about.get("includes", []):
        if included.get("versions"):
            result.update(differences(included, list(included["versions"].values())[-1]))
    return result


def main(framework):
    from surface_lib.history import write

    path = ROOT / "mappings" / framework / "surface.json"
    table = json.loads(path.read_text())
    write(path, table["versions"], table["others"], dict(sorted((table["history"] | of_framework(framework)).items())))


if __name__ == "__main__":
    main(sys.argv[1])
