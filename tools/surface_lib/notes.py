"""Runs under any version of a framework: what it says itself of names that are deprecated, or gone.

`python -m surface_lib.notes FRAMEWORK ROOT NAMES OUT` writes {name: [texts]} to OUT: the deprecation of the docstring, of the module's list
of deprecated names, of the warning that the name gives when it is asked for, and of the error where it is gone.
"""

import importlib
import inspect
import json
import re
import sys
import types
import warnings

from surface_lib.survey import LISTS_OF_OLD_NAMES, reach

DEPRECATED = re.compile(r"[^\n]*\b(deprecated|superseded|will be removed|now removed)\b", re.IGNORECASE)
LENGTH = 500  # of a note in a docstring; what follows is on other matters
EXPLAINED = ("__expired_attributes__", *LISTS_OF_OLD_NAMES)


def of_docstring(value):
    text = inspect.getdoc(value) if callable(value) else None
    found = DEPRECATED.search(text or "")
    # a note on a parameter, or one in a list of versions, stands below the head
    return [text[found.start():found.start() + LENGTH].partition("\n\nArgs")[0]] if found and found.start() < 700 else []


def of_lists(module, last):
    """What a module's list of old names says of one."""
    for attribute in EXPLAINED:
        known = getattr(module, attribute, None)
        if isinstance(known, dict) and last in known:
            said = known[last]
            return [" ".join(part for part in (said if isinstance(said, (list, tuple)) else [said]) if isinstance(part, str))]
    return []


def notes_on(name, top, root):
    owner, _, last = name.rpartition(".")
    found = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            module = reach(owner, top, root)
            found += of_lists(module, last) if isinstance(module, types.ModuleType) else []
            found += of_docstring(reach(name, top, root))
        except Exception as error:
            found.append(str(error))
    return found + [str(one.message) for one in caught if issubclass(one.category, (DeprecationWarning, FutureWarning))]


def main():
    framework, root, names, out = sys.argv[1:]
    importlib.import_module(root)
    result = {name: notes for name in json.load(open(names)) if (notes := notes_on(name, framework, root))}
    with open(out, "w") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main()
