"""Signatures from .pyi files, which say what compiled functions don't."""

import ast
import functools
import importlib
from pathlib import Path


def default_text(node):
    try:
        value = ast.literal_eval(node)
        return "..." if value is ... else repr(value)
    except ValueError:
        return "..."


def signature_text(arguments):
    parts = []
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + list(arguments.defaults)
    for index, (argument, default) in enumerate(zip(positional, defaults)):
        parts.append(argument.arg + ("" if default is None else "=" + default_text(default)))
        if arguments.posonlyargs and index + 1 == len(arguments.posonlyargs):
            parts.append("/")
    if arguments.vararg:
        parts.append("*" + arguments.vararg.arg)
    elif arguments.kwonlyargs:
        parts.append("*")
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        parts.append(argument.arg + ("" if default is None else "=" + default_text(default)))
    if arguments.kwarg:
        parts.append("**" + arguments.kwarg.arg)
    return "(" + ", ".join(parts) + ")"


@functools.lru_cache(maxsize=None)
def read_stub(package, where):
    """`where`: a path in the package, and perhaps `:Class`, whose methods are meant."""
    path, _, class_name = where.partition(":")
    file = Path(importlib.import_module(package).__path__[0]) / path
    if not file.exists():
        return {}
    body = ast.parse(file.read_text()).body
    if class_name:
        names = (class_name, "_" + class_name)  # older versions have it so
        body = next((node.body for node in body if isinstance(node, ast.ClassDef) and node.name in names), [])
    overloads = {}
    for node in body:
        if isinstance(node, ast.FunctionDef):
            overloads.setdefault(node.name, []).append(signature_text(node.args))
    return {name: " | ".join(dict.fromkeys(all_)) for name, all_ in overloads.items()}


def read_stubs(package, files):
    found = {}
    for where in files:
        found.update(read_stub(package, where))
    return found
