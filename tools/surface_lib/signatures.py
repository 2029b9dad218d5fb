"""The signature of a callable as text: "(input, dim=None, *, out=None)"; overloads are joined by " | "."""

import inspect
import re

LITERALS = (int, float, complex, str, bytes, bool, type(None))


def default_text(value):
    """A default as source text where it is a literal, else "..."; so is one that names a process."""
    if isinstance(value, tuple) and all(isinstance(item, LITERALS) for item in value):
        return repr(value)
    is_literal = type(value) in LITERALS and value == value and repr(value) not in ("inf", "-inf") and not str(value).startswith("/proc/")
    return repr(value) if is_literal else "..."


def text_of(parameters):
    """Parameters as they stand in a `def`, without annotations."""
    parts, positional, starred = [], False, False
    for parameter in parameters:
        if positional and parameter.kind != parameter.POSITIONAL_ONLY:
            parts.append("/")
        positional = parameter.kind == parameter.POSITIONAL_ONLY
        if parameter.kind == parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        prefix = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        starred = starred or prefix == "*"
        default = "" if parameter.default is parameter.empty else "=" + default_text(parameter.default)
        parts.append(prefix + parameter.name + default)
    if positional:
        parts.append("/")
    return "(" + ", ".join(parts) + ")"


def says_nothing(parameters):
    kinds = {parameter.kind for parameter in parameters if parameter.name != "self"}
    return kinds == {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}


def from_inspection(value):
    try:
        parameters = list(inspect.signature(value).parameters.values())
    except (ValueError, TypeError):
        return None
    return None if says_nothing(parameters) else text_of(parameters)


def from_docstring(value, name):
    """Builtins begin their docstrings with `name(signature)`."""
    found = re.match(rf"\s*(?:[\w.]+\.)?{re.escape(name)}\((.*?)\)(?:\s*->.*)?\s*\n", (value.__doc__ or "") + "\n")
    if not found:
        return None
    text = re.sub(r"[\[\]]", "", found.group(1)).strip()
    try:
        compile(f"def f({text}): pass", name, "exec")
    except SyntaxError:
        return None
    scope = {}
    try:
        exec(f"def f({text}): pass", {"__builtins__": {}, "inf": ...}, scope)
    except Exception:  # a default that is no literal
        return None
    return from_inspection(scope["f"])


def ufunc_signature(value):
    names = ["x"] if value.nin == 1 else [f"x{i + 1}" for i in range(value.nin)]
    return f"({', '.join(names)}, /, out=None, *, where=True, casting='same_kind', order='K', dtype=None, subok=True, signature=None)"


def signature_of(value, name, stubs):
    """`stubs`: {name: signature}, asked where the object itself has none."""
    ufunc = ufunc_signature(value) if type(value).__name__ == "ufunc" else None
    for found in (from_inspection(value), ufunc, stubs.get(name), from_docstring(value, name)):
        if found:
            return found
    return "callable"


def takes_by_name(call, parameter, names):
    """Whether what is compiled takes a parameter by its name, whatever its signature says: what it raises tells."""
    try:
        call(**{parameter: object()})
    except TypeError as error:
        message = str(error)
        missing = re.findall(r"missing required argument '(\w+)'", message)
        return not re.search(r"keyword|positional", message) and set(missing) <= set(names)
    except Exception:
        return True
    return True


def named_too(text, call):
    """The signature of a method, less a `/` that does not hold: "(self, repeats, /, axis=None)" of what takes `repeats=` all the same."""
    names = [part.strip().partition("=")[0] for part in text.strip("()").partition("/")[0].split(",") if part.strip()]
    given = [name for name in names if name != "self"]
    return text.replace(", /", "", 1) if given and all(takes_by_name(call, name, given) for name in given) else text
