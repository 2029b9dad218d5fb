"""Which modules a version of a framework can import, by its files: many are imported by users, and never by the framework itself.

Run under that version: `python -m surface_lib.files ROOT` prints their names, of the package itself by `framework`'s.
"""

import importlib.util
import json
import os
import sys

from surface_lib.spans import spans

TESTS = {"test", "tests", "testdata", "conftest", "setup"}
SUFFIXES = (".py", ".so", ".pyd")


def is_package(folder):
    return os.path.exists(os.path.join(folder, "__init__.py"))


def modules_in(folder, name):
    yield name
    for entry in sorted(os.listdir(folder)):
        path = os.path.join(folder, entry)
        part = entry.partition(".")[0]
        if not part.isidentifier() or part.startswith("__") or part in TESTS or part.endswith("_test"):
            continue
        if is_package(path):
            yield from modules_in(path, f"{name}.{part}")
        elif entry.endswith(SUFFIXES):
            yield f"{name}.{part}"


def topmost(names):
    """Without what lies in another one of them."""
    names = set(names)
    return sorted(name for name in names if not any(name.startswith(head + ".") for head in heads(name) if head in names))


def heads(name):
    parts = name.split(".")
    return (".".join(parts[:count]) for count in range(1, len(parts)))


def compared(found, known, hidden):
    """What history says of modules that some versions have: {name: spans}. `found`: [(version, names)], oldest first; `known`: the
    names that have been compared already, with all that they lie in."""
    known = known | {head for name in known for head in heads(name)}
    every = set().union(*(names for _, names in found))
    changed = {}
    for name in every:
        there = [name in names for _, names in found]
        if all(there) or name in known or hidden & set(name.split(".")):
            continue
        changed[name] = spans([(version, "module" if name in names else None) for version, names in found])
    return {name: changed[name] for name in topmost(changed)}


if __name__ == "__main__":
    root = sys.argv[1]
    print(json.dumps([root, *sorted(set(modules_in(importlib.util.find_spec(root).submodule_search_locations[0], root)))]))
