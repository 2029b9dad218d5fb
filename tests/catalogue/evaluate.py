"""Evaluates expressions over neutral operations with array_api_strict: decompositions down to the standard."""
import ast
import inspect
import json
import pathlib

import array_api_strict as xp
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
OPERATIONS = {}
for path in sorted((ROOT / "mappings/neutral").glob("*.json")):
    OPERATIONS.update(json.loads(path.read_text())["operations"])

ARRAY = type(xp.asarray(0.0))
# What no decomposition reaches, and what is an attribute or a method in the standard.
GIVEN = {
    "shape": lambda x: x.shape, "dtype": lambda x: x.dtype, "ndim": lambda x: x.ndim, "T": lambda x: x.T,
    "getitem": lambda x, key: x[key], "__bool__": bool, "__int__": int, "__float__": float, "__complex__": complex,
    "split": lambda x, where, axis: [xp.asarray(part) for part in np.split(x._array, where, axis=axis)],
    "erf": lambda x: _by_torch("erf", x), "erfc": lambda x: _by_torch("erfc", x), "erfinv": lambda x: _by_torch("erfinv", x),
    "i0": lambda x: _by_torch("i0", x), "i1e": lambda x: _by_torch("i1e", x), "lgamma": lambda x: _by_torch("gammaln", x),
}


def _by_torch(name, x):
    import torch
    return xp.asarray(getattr(torch.special, name)(torch.from_numpy(np.array(x._array))).numpy())


def _kind(name):
    return lambda x: isinstance(x, ARRAY) and xp.isdtype(x.dtype, name)


PREDICATES = {
    "rank": lambda x: x.ndim if isinstance(x, ARRAY) else 0, "length": len, "is_array": lambda x: isinstance(x, ARRAY), "is_held": lambda x: False,
    "is_number": lambda x: isinstance(x, (int, float, complex)), "is_int": lambda x: isinstance(x, int),
    "is_sequence": lambda x: isinstance(x, (tuple, list)),
    "is_bool_array": _kind("bool"), "is_integer_array": _kind("integral"), "is_floating_array": _kind("real floating"),
    "is_complex_array": _kind("complex floating"),
}


def standard(name):
    found = xp
    for part in name.split("."):
        found = getattr(found, part, None)
    return found


def parameters(name):
    return ast.parse(f"def f{OPERATIONS[name]['signature']}: pass").body[0].args


def dotted(node):
    return node.id if isinstance(node, ast.Name) else f"{dotted(node.value)}.{node.attr}"


class Names:
    """What a helper calls xp: the standard, and the operations beyond it."""

    def __init__(self, prefix=""):
        self._prefix = prefix

    def __getattr__(self, part):
        name = self._prefix + part
        found = standard(name)
        if name in OPERATIONS and found is None:
            return lambda *positional, **keyword: call(name, *positional, **keyword)
        return Names(name + ".") if found is None or inspect.ismodule(found) else found


def helper(name):
    """A neutral helper."""
    names = {"xp": Names()}
    text = (ROOT / f"mappings/neutral/helpers/{name}.py").read_text().replace("import array_api_strict as xp\n", "")
    exec("from __future__ import annotations\n" + text, names)  # the standard has no name for its arrays
    return names[name]


def call(name, *positional, **keyword):
    """An operation on values."""
    if name.startswith("helpers."):
        return helper(name.removeprefix("helpers."))(*positional, **keyword)
    if name in GIVEN:
        return GIVEN[name](*positional, **keyword)
    if standard(name) is not None:
        return _standard(name, positional, keyword)
    arguments = parameters(name)
    names = arguments.posonlyargs + arguments.args
    defaults = [*zip(names[len(names) - len(arguments.defaults):], arguments.defaults), *zip(arguments.kwonlyargs, arguments.kw_defaults)]
    values = {argument.arg: ast.literal_eval(default) for argument, default in defaults if default}
    values |= dict(zip([argument.arg for argument in names], positional)) | keyword
    return evaluate(ast.parse(OPERATIONS[name]["decomposition"], mode="eval").body, values)


def _standard(name, positional, keyword):
    """Every target takes numbers for arrays, and the engine casts where a mix of dtypes is refused."""
    function = standard(name)
    if name == "where":
        positional = [item if isinstance(item, ARRAY) or index else xp.asarray(item) for index, item in enumerate(positional)]
        if not any(isinstance(item, ARRAY) for item in positional[1:]):
            positional[1] = xp.asarray(positional[1])
    arrays = [item for item in positional if isinstance(item, ARRAY)]
    if len({item.dtype for item in arrays if item.dtype != xp.bool}) > 1 and name in ("add", "subtract", "multiply", "divide", "pow"):
        kind = np.result_type(*[item._array.dtype for item in arrays]).name
        positional = [xp.astype(item, getattr(xp, kind)) if isinstance(item, ARRAY) else item for item in positional]
    return function(*positional, **keyword)


def evaluate(node, values):
    if isinstance(node, ast.Call):
        name = dotted(node.func)
        positional = [evaluate(item, values) for item in node.args]
        keyword = {item.arg: evaluate(item.value, values) for item in node.keywords}
        return PREDICATES[name](*positional) if name in PREDICATES else call(name, *positional, **keyword)
    if isinstance(node, ast.IfExp):
        return evaluate(node.body if evaluate(node.test, values) else node.orelse, values)
    if isinstance(node, ast.BoolOp):
        results = (evaluate(item, values) for item in node.values)
        return all(results) if isinstance(node.op, ast.And) else any(results)
    if isinstance(node, ast.Name) and node.id not in values:
        return standard(node.id)
    if isinstance(node, (ast.Tuple, ast.List)):
        return tuple(evaluate(item, values) for item in node.elts)
    if isinstance(node, ast.Subscript):
        return evaluate(node.value, values)[evaluate(node.slice, values)]
    if isinstance(node, (ast.BinOp, ast.UnaryOp, ast.Compare)):  # on Python numbers
        leaves = {f"v{index}": evaluate(item, values) for index, item in enumerate(_operands(node))}
        return eval(compile(ast.fix_missing_locations(ast.Expression(_with_leaves(node))), "<table>", "eval"), leaves)
    return values[node.id] if isinstance(node, ast.Name) else ast.literal_eval(node)


def _operands(node):
    return [node.left, node.right] if isinstance(node, ast.BinOp) else [node.operand] if isinstance(node, ast.UnaryOp) else [node.left, *node.comparators]


def _with_leaves(node):
    names = [ast.Name(f"v{index}", ast.Load()) for index in range(len(_operands(node)))]
    if isinstance(node, ast.BinOp):
        return ast.BinOp(names[0], node.op, names[1])
    return ast.UnaryOp(node.op, names[0]) if isinstance(node, ast.UnaryOp) else ast.Compare(names[0], node.ops, names[1:])
