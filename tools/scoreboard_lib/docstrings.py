"""The suite `docstrings`: each docstring with examples is a program, whose results are all displayed values."""
import ast
import builtins
import doctest
import functools
import json
import os
import re
import subprocess
import sys

from .cases import Case, ROOT
from .frameworks import IMPORTS, SUBMODULES
from .reach import Reach
from .workers import ENVIRONMENT

PREFERRED = {"numpy": ("np",), "torch": ("torch", "F", "nn", "np"), "jax": ("jax", "jnp", "lax", "np"), "tensorflow": ("tf", "np"), "paddle": ("paddle", "np"), "keras": ("keras", "ops", "np"), "mlx": ("mx", "np"), "array_api": ("xp",)}
PREFIXES = {"array_api": "array_api_strict"}  # what the names of a framework begin with, where that isn't its name
PARSER = doctest.DocTestParser()
DIRECTIVE = re.compile(r"\s*#\s*doctest:.*$", re.MULTILINE)


def collect(framework):
    environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(ROOT / "tools")}
    done = subprocess.run([sys.executable, "-m", "scoreboard_lib.collect", framework], capture_output=True, text=True, env=environment)
    if done.returncode:
        raise RuntimeError(f"reading the docstrings of {framework} failed: {done.stderr[-500:]}")
    return json.loads(done.stdout[done.stdout.index("["):])


def _displayed(expression):
    """What an expression statement shows: the argument of print(…), else its value."""
    if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Name) and expression.func.id == "print":
        return expression.args[0] if len(expression.args) == 1 and not expression.keywords else None
    return expression


def _statement(example, number):
    """(source, the name of the result or nothing)."""
    source = DIRECTIVE.sub("", example.source.rstrip())
    body = ast.parse(source).body
    if len(body) != 1 or not isinstance(body[0], ast.Expr) or not example.want.strip():
        return source, ""
    shown = _displayed(body[0].value)
    if shown is None:
        return source, ""
    name = f"result_{number}"
    return f"{name} = {ast.get_source_segment(source, shown)}", name


def program(text):
    """(code without imports, names of results); raises for what does not parse."""
    lines, results = [], []
    for example in PARSER.get_examples(text):
        if "Traceback" in example.want or example.exc_msg:
            continue
        source, name = _statement(example, len(results) + 1)
        lines.append(source)
        results += [name] if name else []
    return "\n".join(lines) + "\n", results


def _imports(code, framework):
    """(the imports that the program needs first, the program without those of them that stand further below)"""
    usual = {IMPORTS[name] for name in PREFERRED[framework]}
    code = "".join(line for line in code.splitlines(keepends=True) if line.rstrip() not in usual)
    tree = ast.parse(code)
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    bound |= {(alias.asname or alias.name).split(".")[0] for node in ast.walk(tree)
              if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - bound - set(dir(builtins))
    lines = [IMPORTS[name] for name in PREFERRED[framework] if name in used]
    return lines + [f"import {module}" for module in SUBMODULES if f"{module}." in code and "jax" in used], code


@functools.cache
def exclusions(framework):
    """What is not counted, `NAME` of a docstring, `NAME result_N` of one displayed value, or `NAME > TARGET`: what only this
    framework has, or what one target has nothing of, each with its reason."""
    listed = json.loads((ROOT / "tests" / "scoreboard" / "docstrings_excluded.json").read_text())
    return {name for name in listed if name.split(".")[0] == PREFIXES.get(framework, framework)}


def means_nothing(case, target):
    """Whether a docstring is left out for this target."""
    return f"{case.id} > {target}" in exclusions(case.framework)


def docstring_cases(framework, everything=False):
    reach = Reach(framework)
    excluded = exclusions(framework)
    for item in collect(framework):
        try:
            code, results = program(item["text"])
            imports, code = _imports(code, framework)
        except (SyntaxError, ValueError):
            continue
        code = "\n".join(imports) + "\n\n" * bool(imports) + code
        counted = [name for name in results if f"{item['name']} {name}" not in excluded and item["name"] not in excluded]
        if counted and (everything or reach.covers(code)):
            yield Case(item["name"], framework, item["name"], code, code=code, results=tuple(counted), stepwise=True,
                       partly=len(counted) < len(results))
