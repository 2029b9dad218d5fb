"""Which statements of a program feed a result: a diagnostic there explains a difference, one elsewhere doesn't."""
import ast
import itertools
import re


def _written(statement):
    """Names that a statement may bind or change."""
    names = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            names.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            names |= _roots(node)
    return names | _called(statement)


def _called(statement):
    """Names in what a statement, or one in a loop or branch, calls for its effect."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return set()
    return set().union(*(_read(node) for node in ast.walk(statement) if isinstance(node, ast.Expr)))


IMPORTED = {"np", "torch", "F", "jnp", "jax", "tf", "xp", "math"}
VIEWS = {"reshape", "ravel", "transpose", "squeeze", "expand_dims", "broadcast_to", "moveaxis", "swapaxes", "diagonal", "split", "asarray"}
IN_PLACE = re.compile(r"[^_]_$")  # y = x.fill_(0)
SHARING = (ast.Name, ast.Attribute, ast.Subscript, ast.Dict, ast.List, ast.Tuple)


def _sharing(code):
    """name → all names that may stand for the same memory: `y = x[0]`, `d = {"a": x}`."""
    groups = {}
    for statement in ast.walk(code):
        if not isinstance(statement, ast.Assign):
            continue
        value = statement.value
        member = isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute)
        method = member and not _roots(value.func) & IMPORTED
        view = member and value.func.attr in VIEWS
        if not method and not view and not isinstance(value, SHARING):
            continue
        names = (_read(value.func) if method else _read(value)) | set(itertools.chain.from_iterable(map(_read, statement.targets)))
        joined = set().union(names, *(groups.get(name, ()) for name in names))
        groups.update(dict.fromkeys(joined, joined))
    return groups


def _instances(code):
    """Names of objects of the program's own classes, which their methods may change."""
    classes = {node.name for node in code.body if isinstance(node, ast.ClassDef)}
    return {name for node in ast.walk(code) if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _read(node.value.func) & classes
            for target in node.targets for name in _read(target)}


def _changed(statement, instances):
    """Names whose arrays or objects a statement may write into."""
    names = _read(statement) & instances
    for node in ast.walk(statement):
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            names |= _roots(node)
        elif isinstance(node, ast.AugAssign):
            names |= _read(node.target)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and IN_PLACE.search(node.func.attr):
            names |= _roots(node.func)
    return names | _called(statement)


def _roots(node):
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return _read(node)  # what a call gives may be a view of what it is called with


def _read(statement):
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def feeding_lines(code, result):
    """The lines of all statements that the name `result` depends on."""
    wanted, lines = {result}, set()
    tree = ast.parse(code)
    sharing, instances = _sharing(tree), _instances(tree)
    for statement in reversed(tree.body):
        seen = set().union(*(sharing.get(name, {name}) for name in _changed(statement, instances)))
        if (_written(statement) | seen) & wanted:
            wanted |= _read(statement)
            first = min([statement.lineno, *(decorator.lineno for decorator in getattr(statement, "decorator_list", ()))])
            lines |= set(range(first, statement.end_lineno + 1))
    return lines
