"""A framework that must not be used: its import fails, or gives a stand-in that raises whatever is done with it."""
import abc
import functools
import importlib.abc
import importlib.machinery
import sys
import types


class Blocked(abc.ABCMeta):
    """The class of all names of the stand-in. They can be looked up, stand in annotations, be derived from, decorate
    functions, and be called where a module is made."""

    def __call__(cls, *arguments, **keywords):
        if len(arguments) == 1 and isinstance(arguments[0], types.FunctionType) and not keywords:
            return decorated(cls, arguments[0])
        if sys._getframe(1).f_code.co_name == "<module>":  # who fixes what was reported fixes this one line, not all that imports it
            return name_of(cls.__module__, cls.__name__)
        raise ImportError(f"{cls.__qualname__} is called, which is blocked")

    def __instancecheck__(cls, instance):
        raise ImportError(f"isinstance with {cls.__qualname__}, which is blocked")

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name_of(cls.__module__, name)


def decorated(by, function):
    @functools.wraps(function)
    def blocked(*arguments, **keywords):
        raise ImportError(f"{by.__qualname__} decorates {function.__qualname__}, which is called")

    return blocked


def name_of(module, name):
    return Blocked(name, (), {"__module__": module})


class StandIn(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name_of(self.__name__, name)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, framework, is_strict):
        self.framework, self.is_strict = framework, is_strict

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] != self.framework:
            return None
        if self.is_strict:
            raise ImportError(f"{name} is blocked")
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandIn(spec.name)

    def exec_module(self, module):
        pass


def block(framework, is_strict):
    sys.meta_path.insert(0, Finder(framework, is_strict))
