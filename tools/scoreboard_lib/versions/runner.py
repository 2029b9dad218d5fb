"""`python runner.py FRAMEWORK < programs.json > results.json`: the values of the expression statements of each program.

Alone in its file, since it runs under versions that have nothing else installed. A program is {"id", "code"}; what comes of it
is {"id", "values": […]} with "error" where it ended in one. With `docstrings NAMES.json` it writes the programs instead.
"""

import ast
import contextlib
import importlib
import io
import json
import os
import signal
import sys
import tempfile
import warnings

LIMIT = 20
MOST_ITEMS = 4000


def number(value):
    if isinstance(value, complex):
        return ["complex", repr(value.real), repr(value.imag)]
    return repr(float(value)) if isinstance(value, float) else int(value)


def of_array(value):
    import numpy

    flat = value.reshape(-1)
    if value.dtype.kind not in "biufc" or flat.size > MOST_ITEMS:
        return ["array", list(value.shape), value.dtype.kind, [str(item) for item in flat[:MOST_ITEMS].tolist()]]
    items = flat.tolist() if value.dtype.kind in "biu" else [number(complex(x) if value.dtype.kind == "c" else float(x)) for x in flat]
    return ["array", list(value.shape), numpy.dtype(value.dtype).name, items]


def type_name(value):
    """Of a scalar type: its dtype's, which all versions call the same."""
    import numpy

    return numpy.dtype(value).name if issubclass(value, numpy.generic) and value.__subclasses__() == [] else value.__name__.rstrip("_")


def encode(value, depth=0):
    """Plain data that means the same in every version."""
    if depth > 6:
        return "deep"
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, complex)) and type(value) in (float, complex):
        return ["number", number(value)]
    if isinstance(value, (tuple, list)):
        return ["sequence", [encode(item, depth + 1) for item in value]]
    if isinstance(value, dict):
        return ["dict", [[str(key), encode(item, depth + 1)] for key, item in value.items()]]
    if isinstance(value, type):
        return ["type", type_name(value)]
    if type(value).__name__ in ("dtype", "DType") or type(type(value)).__name__ == "_DTypeMeta":
        return ["dtype", str(value)]
    for convert in (lambda: value.detach().resolve_conj().numpy(), lambda: value.numpy(), lambda: value.__array__()):
        try:
            array = convert()
        except Exception:
            continue
        if hasattr(array, "reshape"):
            return of_array(array)
    if hasattr(value, "dtype") and hasattr(value, "shape"):
        import numpy

        return of_array(numpy.asarray(value))
    return ["object", type(value).__name__]


def unseed():
    """What an earlier program seeded is forgotten, so that numbers drawn without a seed differ from run to run."""
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
        sys.modules["numpy"].seterr(divide="warn", over="warn", under="ignore", invalid="warn")
    if "torch" in sys.modules:
        sys.modules["torch"].seed()
    if "paddle" in sys.modules:
        sys.modules["paddle"].disable_static()


def overdue(*_):
    raise TimeoutError


def run(code):
    scope, values = {"__name__": "example"}, []
    try:
        for statement in ast.parse(code).body:
            if isinstance(statement, ast.Expr):
                value = eval(compile(ast.Expression(statement.value), "case", "eval"), scope)
                values += [encode(value)] if value is not None else []
            else:
                exec(compile(ast.Module([statement], []), "case", "exec"), scope)
    except BaseException as error:
        return {"values": values, "error": f"{type(error).__name__}: {error}"[:300]}
    return {"values": values}


def reached(name):
    parts = name.split(".")
    value = importlib.import_module(parts[0])
    for i, part in enumerate(parts[1:], 2):
        try:
            value = getattr(value, part)
        except AttributeError:
            value = importlib.import_module(".".join(parts[:i]))
    return value


def docstrings(names, prelude):
    """A program of each docstring with examples, each docstring once."""
    import doctest

    seen, programs = set(), []
    for name in names:
        try:
            text = reached(name).__doc__
            examples = doctest.DocTestParser().get_examples(text)
        except Exception:
            continue
        if not examples or text in seen:
            continue
        seen.add(text)
        code = "".join(example.source for example in examples if not example.options.get(doctest.SKIP))
        programs.append({"id": name, "code": prelude + code})
    return programs


def main():
    warnings.simplefilter("ignore")
    os.chdir(tempfile.mkdtemp())
    out = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    given = json.load(sys.stdin)
    if "names" in given:
        json.dump(docstrings(given["names"], given["prelude"]), out)
        return
    signal.signal(signal.SIGALRM, overdue)
    results = []
    for program in given["programs"]:
        signal.alarm(LIMIT if results else 10 * LIMIT)  # the first imports the framework
        unseed()
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                results.append({"id": program["id"], **run(program["code"])})
        except BaseException as error:  # the alarm between two statements
            results.append({"id": program["id"], "values": [], "error": f"{type(error).__name__}"})
        signal.alarm(0)
    json.dump(results, out)


if __name__ == "__main__":
    main()
