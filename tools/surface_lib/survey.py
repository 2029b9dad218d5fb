"""Runs under any version of a framework: what of it there is, and which names of a list can be reached.

`python -m surface_lib.survey FRAMEWORK ROOT FILE [NAMES]` writes {"kinds": {name: kind}, "same": [[name, …], …]} to FILE. ROOT is the module that stands for the
framework's own (an old interface lives on under another name); NAMES is a JSON list of further names to try.
"""

import functools
import importlib
import inspect
import json
import sys
import types
import warnings

from surface_lib.modules import FRAMEWORKS
from surface_lib.signatures import from_inspection
from surface_lib.stubs import read_stubs
from surface_lib.table import belongs, compiled_member_kind, is_public, kind_of, member_kind

LISTS_OF_OLD_NAMES = ("__deprecated_attrs__", "__former_attrs__", "_deprecations")


def named(module):
    """The name of a module; empty for one that is only loaded on first use, and fails."""
    try:
        return module.__name__
    except Exception:
        return ""


def modules_below(module, name, depth, hidden=()):
    """(name, module) of the module and of the public ones in it."""
    found = {name: module}
    own = {name.partition(".")[0], named(module).partition(".")[0]}
    for part in sorted(set(dir(module)) - set(hidden)) if depth else ():
        inner = vars(module).get(part)
        is_module = isinstance(inner, types.ModuleType) and inner is not module and part != name.partition(".")[0] and not part.startswith("_")
        if is_module and named(inner).partition(".")[0] in own and named(inner).endswith(f"{name}.{part}".partition(".")[2]):
            found.update(modules_below(inner, f"{name}.{part}", depth - 1, hidden))
    return found


def reach(name, top, root):
    """What a dotted name stands for: an attribute, or a module that has to be imported first."""
    parts = name.split(".")
    assert parts[0] == top
    value, path = importlib.import_module(root), root
    for part in parts[1:]:
        path += "." + part
        try:
            value = getattr(value, part)
        except AttributeError:
            if not isinstance(value, types.ModuleType):
                raise
            value = importlib.import_module(path)
    return value


def listed(value):
    return value if isinstance(value, (dict, list, tuple, set)) else ()


def names_in(module):
    old = [name for attribute in LISTS_OF_OLD_NAMES for name in listed(vars(module).get(attribute))]
    return sorted({name for name in [*dir(module), *listed(vars(module).get("__all__")), *old] if is_public(name)})


def counts(value, name, module, dotted, plan, homes):
    """Whether the module is where users find it: one of the plan's, or the module that defines it or lists it."""
    if isinstance(value, types.ModuleType):
        return dotted in (*plan["modules"], *plan.get("compared", ()))
    if dotted in (*plan["modules"], *plan.get("compared", ())) or plan.get("facades"):
        return any(belongs(value, home) for home in homes)
    return name in listed(vars(module).get("__all__")) or value is None or getattr(value, "__module__", None) == module.__name__


def constructor(value, keywords):
    """The signature of a class; `keywords`: what further keywords a base of it takes."""
    text = from_inspection(value)
    bases = [keywords[base.__name__] for base in value.__mro__ if base.__name__ in keywords]
    if not text or not bases or not text.endswith("**kwargs)"):
        return text or "class"
    given = inspect.signature(value).parameters
    head = text.removesuffix("**kwargs)")
    star = "" if "*" in head else "*, "
    rest = ", ".join(f"{name}=..." for name in bases[0] if name not in given)
    return head + star + rest + ")" if rest else head.removesuffix(", ") + ")"


def describe(value, owner, name, stubs, keywords):
    if isinstance(value, types.ModuleType):
        return "module"
    if inspect.isclass(owner):
        return member_kind(owner, name, stubs)
    if inspect.isclass(value):
        return constructor(value, keywords)
    return kind_of(value, name, stubs)


def survey(framework, root, further):
    plan = FRAMEWORKS[framework]
    top = plan["modules"][0]
    modules = modules_below(importlib.import_module(root), top, plan.get("walk", 1), plan.get("hidden", ()))
    for dotted in (*plan["modules"], *plan.get("compared", ())):
        try:
            modules.setdefault(dotted, reach(dotted, top, root))
        except (ImportError, AttributeError):
            pass
    names, homes = set(further), {framework, root.partition(".")[0]}
    names |= set(modules) - {top}
    for dotted, module in modules.items():
        names |= {f"{dotted}.{name}" for name in names_in(module) if counts(vars(module).get(name), name, module, dotted, plan, homes)}
    for dotted in [*plan["classes"], *plan.get("old_classes", ())]:
        try:
            owner = type_of(framework, dotted, top, root)
        except (ImportError, AttributeError):
            continue
        names |= {f"{dotted}.{name}" for name in (*dir(owner), *dir(sample(framework, dotted, root))) if is_public(name)}
    kinds = {name: kind for name in sorted(names) if (kind := kind_at(name, framework, top, root))}
    return {"kinds": kinds, "same": same_things(kinds, top, root)}


def same_things(kinds, top, root):
    """Lists of the names that stand for one function or class."""
    groups = {}
    for name, kind in kinds.items():
        if kind.startswith("(") or kind in ("callable", "class"):
            try:
                value = reach(name, top, root)
            except Exception:  # of the class of arrays
                continue
            groups.setdefault(id(value), (value, []))[1].append(name)  # the value is kept, so that no other takes its address
    return [names for _, names in groups.values() if len(names) > 1]


def type_of(framework, dotted, top, root):
    make = FRAMEWORKS[framework].get("instances", {}).get(dotted)
    if not make:
        return reach(dotted, top, root)
    module, _, call = make.partition(":")
    return type(eval(call, vars(importlib.import_module(module))))


@functools.cache
def sample(framework, dotted, root):
    """An instance of a class, which has what constructors set; None if the plan tells none."""
    make = FRAMEWORKS[framework].get("samples", {}).get(dotted)
    return eval(make, vars(importlib.import_module(root))) if make else None


def kind_at(name, framework, top, root):
    """None where the name is absent, or where it is a module that another package brought."""
    plan = FRAMEWORKS[framework]
    head, _, last = name.rpartition(".")
    is_member = head in (*plan["classes"], *plan.get("old_classes", ()))
    stubs = read_stubs(framework, plan["stubs"].get(head, [])) if root == top else {}
    try:
        owner = type_of(framework, head, top, root) if is_member else None
        if is_member and not hasattr(owner, last) and last in dir(sample(framework, head, root)):
            return "attribute"
        value = getattr(owner, last) if is_member else reach(name, top, root)
        home = named(value).partition(".")[0] if isinstance(value, types.ModuleType) else ""
        if home not in ("", top, root.partition(".")[0], *sys.stdlib_module_names):  # Python's own count: code reaches them by such names
            return None
        return compiled_member_kind(framework, head, last, describe(value, owner, last, stubs, plan.get("keywords", {}).get(root, {})))
    except Exception:  # an expired name raises what it likes
        return None


def main():
    framework, root, file, *lists = sys.argv[1:]
    warnings.simplefilter("ignore")
    further = [name for path in lists for name in json.load(open(path))]
    with open(file, "w") as out:
        json.dump(survey(framework, root, further), out)


if __name__ == "__main__":
    main()
