"""The public functions and classes of a module."""
import importlib
import inspect
import pkgutil
import sys


def modules_of(name):
    """The module, and the packages in it."""
    module = importlib.import_module(name)
    yield module
    for info in pkgutil.iter_modules(getattr(module, "__path__", []), name + "."):
        if info.ispkg and not info.name.rsplit(".", 1)[1].startswith("_"):
            try:
                yield from modules_of(info.name)
            except ImportError:
                continue


def public(name):
    """name → function or class, each once."""
    package, found = name.split(".")[0], {}
    for module in modules_of(name):
        for member in getattr(module, "__all__", [each for each in vars(module) if not each.startswith("_")]):
            value = getattr(module, member, None)
            if (inspect.isfunction(value) or inspect.isclass(value)) and value.__module__.startswith(package):
                if not any(value is other for other in found.values()):
                    found[f"{module.__name__}.{member}"] = value
    return found


def replace(package, old, new):
    """Puts `new` wherever a module of the package holds `old`."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == package and module is not None:
            for member, value in list(vars(module).items()):
                if value is old:
                    setattr(module, member, new)


def fetch(name):
    module, member = name.rsplit(".", 1)
    return getattr(importlib.import_module(module), member)
