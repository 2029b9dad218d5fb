"""Private names that went: code takes them all the same (`torch._C._jit_pass_inline`). Those that came are too many, and taken by few.

Run under each version, twice: `python -m surface_lib.private ROOT` prints the names that begin with `_`, and those that private modules
define; with a FILE of names, as JSON, those of them that can be reached. Both by the framework's own names.
"""

import importlib
import json
import sys
import types
import warnings

from surface_lib.spans import spans
from surface_lib.survey import reach


def is_private(part):
    return part.startswith("_") and not part.startswith("__")


def defined(module, dotted):
    """The names of a module that are meant: private ones, and of a private module all that it defines."""
    inside = any(map(is_private, dotted.split(".")))
    for name, value in list(vars(module).items()):
        if is_private(name) and not isinstance(value, types.ModuleType):
            yield f"{dotted}.{name}"
        elif inside and not name.startswith("_") and callable(value) and getattr(value, "__module__", "") == dotted:
            yield f"{dotted}.{name}"


def names(root):
    top = importlib.import_module(root).__name__
    loaded = {name: module for name, module in list(sys.modules.items()) if name == top or name.startswith(top + ".")}
    return sorted({name for dotted, module in loaded.items() if isinstance(module, types.ModuleType) for name in defined(module, dotted)})


def can_be_reached(name, root):
    try:
        reach(name, root, root)
    except Exception:  # an expired name raises what it likes
        return False
    return True


def compared(found, asked, known, modules):
    """What history says of them: {name: spans}. `found`: [(version, names)] and `asked`: [(version, those that can be reached)],
    oldest first; `modules`: [(version, modules)], for what lies in a module that went is told of by that."""
    everywhere = set.intersection(*(names for _, names in modules))
    changed = {}
    for name in sorted(set().union(*(names for _, names in found[:-1])) - known):
        there = [name in names for _, names in asked]
        if all(there) or not any(there) or name.rpartition(".")[0] not in everywhere:
            continue
        changed[name] = spans([(version, "callable" if name in names else None) for version, names in asked])
    return changed


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    root, *files = sys.argv[1:]
    found = [name for file in files for name in json.load(open(file)) if can_be_reached(name, root)] if files else names(root)
    print("\n" + json.dumps(found))
