"""Programs of many results, as docstrings are, run statement by statement.

    y = f(x)            →   try:
    result_1 = y + 1            y = f(x)
                            except Exception as error:
                                …  # y is unbound
                            try:
                                result_1 = y + 1
                            except Exception as error:
                                …  # result_1 says what was raised

What one statement raises keeps no other from its result: a result is a value of its own, or what was raised for it. It is
what was displayed then: later writes into the same array don't change it.
"""
import ast
import dataclasses

from .compare import compare

RAISED = "raised: "
CLASS = ("opaque", "type")  # what class a value has is each framework's own
GUARD = f'''
causes_ = {{}}


def failed_(namespace, error, line, results, names):
    text = f"{{type(error).__name__}}: {{(str(error).strip() or repr(error))[:2000]}} (line {{line}})"
    text = causes_.get(getattr(error, "name", None), text)  # what another statement would have bound
    for name in names:
        namespace.pop(name, None)
        causes_[name] = text
    for name in results:
        namespace[name] = "{RAISED}" + text


def shown_(value):
    """What is displayed of a value now, whatever is written into it later."""
    if type(value) in (list, tuple):
        return type(value)(map(shown_, value))
    if isinstance(value, type) and value.__module__ != "numpy" and hasattr(getattr(value, "dtype", 0), "__get__"):
        return type  # a class of arrays, whose attributes are none of a dtype
    if isinstance(value, type):
        return value
    if not hasattr(value, "shape") or not hasattr(value, "dtype"):
        return value
    if hasattr(value, "detach"):
        value = value.detach()
    for copy in ("copy", "clone", "read_value"):
        if hasattr(value, copy):
            return getattr(value, copy)()
    if hasattr(value, "__array_namespace__"):
        return value.__array_namespace__().asarray(value, copy=True)
    return value
'''


def _bound(statement):
    return [node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]


def _guarded(statement, results):
    bound = _bound(statement)
    text = f"failed_(globals(), error_, {statement.lineno}, {[n for n in bound if n in results]}, {[n for n in bound if n not in results]})"
    handler = ast.ExceptHandler(type=ast.Name("Exception", ast.Load()), name="error_", body=ast.parse(text).body)
    shown = [node for name in results if name in bound for node in ast.parse(f"{name} = shown_({name})").body]
    return ast.Try(body=[statement, *shown], handlers=[handler], orelse=[], finalbody=[])


def guarded(code, results):
    """The program that goes on after what raises; a program that doesn't parse stays what it is."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return code
    future = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    rest = [_guarded(node, results) for node in tree.body if node not in future]
    tree.body = future + ast.parse(GUARD).body + rest
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


SEEDING = {"seed", "manual_seed", "set_seed", "default_rng", "RandomState", "PRNGKey", "key"}


class _Reseeded(ast.NodeTransformer):
    def visit_Call(self, node):
        self.generic_visit(node)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        seeds = node.args[:1] if name in SEEDING else []
        for seed in seeds + [keyword.value for keyword in node.keywords if keyword.arg == "seed"]:
            for number in ast.walk(seed):
                if isinstance(number, ast.Constant) and type(number.value) is int:
                    number.value += 1
        return node


def reseeded(code):
    """The program with other seeds than those it gives generators: what it draws with them, no other framework draws."""
    tree = ast.parse(code)
    before = ast.unparse(tree)
    after = ast.unparse(_Reseeded().visit(tree))
    return code if after == before else after + "\n"


def raised(encoded):
    """What was raised in place of a result, or nothing."""
    return encoded[1].removeprefix(RAISED) if encoded[0] == "plain" and str(encoded[1]).startswith(RAISED) else ""


def keep_certain(case, reply, again=None):
    """(the case, the reply) with those results only that the source gives, and gives alike each time (again: under another seed)."""
    if not case.stepwise or "error" in reply["result"]:
        return case, reply
    values = reply["result"]["value"]
    others = again["result"].get("value", []) if again else values
    same = [not compare(case.framework, case.framework, [one], [two]).difference for one, two in zip(values, others)] or [False] * len(values)
    kept = [index for index, value in enumerate(values) if same[index] and not raised(value) and value != CLASS]
    if not kept:
        message = raised(values[0]) or "gives another result each time"
        return case, {"result": {"error": {"type": "NoResult", "message": message, "line": 0}}}
    case = dataclasses.replace(case, results=tuple(case.results[index] for index in kept), partly=case.partly or len(kept) < len(values))
    return case, {**reply, "result": {"value": [values[index] for index in kept]}}
