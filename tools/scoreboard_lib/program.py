"""Programs of cases: imports, inputs, then the example, whose last expression is the result."""
import ast

from .frameworks import IMPORTS, SUBMODULES
from .inputs import NAMES, literal


class BadExample(Exception):
    pass


def used_names(code):
    return {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}


def import_lines(code):
    names = used_names(code)
    lines = [line for name, line in IMPORTS.items() if name in names]
    lines += [f"import {module}" for module in SUBMODULES if f"{module}." in code]
    return list(dict.fromkeys(lines))


def with_result(example):
    """The example with `result = ` before its last expression."""
    try:
        last = ast.parse(example).body[-1]
    except (SyntaxError, IndexError) as error:
        raise BadExample(f"does not parse: {error}") from error
    if not isinstance(last, ast.Expr):
        raise BadExample("the last line is no expression")
    lines = example.splitlines()
    row = last.lineno - 1
    start = len(lines[row].encode()[: last.col_offset].decode())
    lines[row] = lines[row][:start] + "result = " + lines[row][start:]
    return "\n".join(lines)


def build(example, framework):
    """(the program, the names of its inputs)."""
    body = with_result(example)
    inputs = [name for name in NAMES if name in used_names(example) and not _bound_before_use(example, name)]
    definitions = [f"{name} = {literal(name, framework)}" for name in inputs]
    imports = import_lines("\n".join([*definitions, body]))
    parts = ["\n".join(part) for part in (imports, definitions, [body]) if part]
    return "\n\n".join(parts) + "\n", inputs


def _bound_before_use(example, name):
    """The example's own variable of that name, not the input: its first mention is where it is bound."""
    mentions = [node for node in ast.walk(ast.parse(example)) if isinstance(node, ast.Name) and node.id == name]
    parameters = [node for node in ast.walk(ast.parse(example)) if isinstance(node, ast.arg) and node.arg == name]
    if parameters:
        return True
    first = min(mentions, key=lambda node: (node.lineno, isinstance(node.ctx, ast.Load), node.col_offset))
    on_line = [node for node in mentions if node.lineno == first.lineno]
    return isinstance(first.ctx, ast.Store) and all(isinstance(node.ctx, ast.Store) for node in on_line)
