"""The file: {"framework", "version", "names": {"torch.abs": "(input, *, out=None)", "torch.pi": "float", …}}."""

import importlib
import inspect
import json
import re
import types

from surface_lib.modules import FRAMEWORKS
from surface_lib.signatures import named_too, signature_of
from surface_lib.stubs import read_stubs

OPERATORS = {"__getitem__", "__setitem__", "__matmul__", "__len__", "__array_namespace__", "__dlpack__", "__dlpack_device__"}


def is_public(name):
    return not name.startswith("_") or name in OPERATORS


def names_in(module):
    listed = getattr(module, "__all__", None)
    return sorted(name for name in set(listed or []) | set(dir(module)) if is_public(name) and hasattr(module, name))


def belongs(value, framework):
    """Whether it is the framework's, not what it imports for itself."""
    if isinstance(value, types.ModuleType):
        return False
    home = getattr(getattr(value, "func", value), "__module__", None)  # partial functions are of functools
    if not isinstance(home, str) or home == "builtins":
        return True
    own = (framework, "jaxlib", "keras", "opt_einsum", "_VariableFunctions", *FRAMEWORKS.get(framework, {}).get("borrowed", ()))
    return home.split(".")[0] in own


def kind_of(value, name, stubs):
    if inspect.isclass(value):
        return "class"
    if callable(value) and type(value).__name__ not in ("dtype", "DType"):
        return signature_of(value, name, stubs)
    return type(value).__name__


def member_kind(owner, name, stubs):
    value = inspect.getattr_static(owner, name)
    bound = getattr(owner, name)
    is_attribute = isinstance(value, property) or inspect.isdatadescriptor(value)
    kind = "attribute" if is_attribute or not callable(bound) else kind_of(bound, name, stubs)
    # A function set from outside calls what it is called on as it likes, compiled ones, too.
    is_bound = hasattr(type(value), "__get__") and not isinstance(value, (staticmethod, classmethod))
    return re.sub(r"^\(\w+", "(self", kind) if is_bound and inspect.isfunction(inspect.unwrap(value)) else kind


def compiled_member_kind(framework, dotted, name, kind):
    """The kind of a class's member; compiled methods are called to see what they take by name, where the plan tells on what."""
    make = FRAMEWORKS[framework].get("probes", {}).get(dotted)
    if not make or ", /" not in kind:
        return kind
    module, _, call = make.partition(":")
    return named_too(kind, getattr(eval(call, vars(importlib.import_module(module))), name))


def resolve(dotted):
    try:
        return importlib.import_module(dotted)
    except ModuleNotFoundError:
        head, _, last = dotted.rpartition(".")
        return getattr(resolve(head), last)


def array_class(framework, dotted):
    """The class that has the members: an instance's own where the named one is abstract."""
    make = FRAMEWORKS[framework].get("instances", {}).get(dotted)
    if not make:
        return resolve(dotted)
    module, _, call = make.partition(":")
    return type(eval(call, vars(importlib.import_module(module))))


def has_method(ufunc, method):
    """Whether it does anything there: libraries refuse methods of most of their ufuncs before they look at the arguments."""
    try:
        getattr(ufunc, method)(*[None] * {"at": 3, "outer": 2}.get(method, 1))
    except NotImplementedError:
        return False
    except Exception:
        return True
    return True


def ufunc_methods(ufuncs, names):
    """`add.at` and the like, of those among `names`; `ufuncs` names their class."""
    cls = resolve(ufuncs)
    methods = [name for name in ("accumulate", "at", "outer", "reduce", "reduceat") if hasattr(cls, name)]
    for dotted in names:
        owner, _, last = dotted.rpartition(".")
        value = getattr(resolve(owner), last, None)
        if isinstance(value, cls):
            yield from ((f"{dotted}.{method}", re.sub(r"^\(self(, )?", "(", kind_of(getattr(cls, method), method, {})))
                        for method in methods if has_method(value, method))


def surface(framework):
    plan = FRAMEWORKS[framework]
    names = {}
    for dotted in plan["modules"]:
        stubs = read_stubs(framework, plan["stubs"].get(dotted, []))
        module = resolve(dotted)
        for name in names_in(module):
            value = getattr(module, name)
            if dotted in plan.get("defining", ()) and getattr(value, "__module__", dotted) != dotted:
                continue
            if belongs(value, framework):
                names[f"{dotted}.{name}"] = kind_of(value, name, stubs)
    for dotted in plan["classes"]:
        stubs = read_stubs(framework, plan["stubs"].get(dotted, []))
        owner = array_class(framework, dotted)
        names.update({f"{dotted}.{name}": compiled_member_kind(framework, dotted, name, member_kind(owner, name, stubs))
                      for name in dir(owner) if is_public(name)})
    if "ufuncs" in plan:
        names.update(dict(ufunc_methods(plan["ufuncs"], list(names))))
    return names


def write_table(framework, path):
    version = importlib.import_module(FRAMEWORKS[framework]["modules"][0]).__version__.split("+")[0]
    lines = [f" {json.dumps(name)}: {json.dumps(kind)}" for name, kind in sorted(surface(framework).items())]
    head = f'{{"framework": {json.dumps(framework)}, "version": {json.dumps(version)}, "names": {{\n'
    history = re.search(r',\n"versions": .*', path.read_text() if path.exists() else "", re.DOTALL)  # --history writes that
    path.write_text(head + ",\n".join(lines) + "}" + (history.group() if history else "}\n"))
    print(f"{framework} {version}: {len(lines)} names")
