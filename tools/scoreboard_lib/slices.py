"""Which statements of a program feed a result: a diagnostic there explains a difference, one elsewhere doesn't."""
import ast


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
    if isinstance(statement, ast.Expr):  # called for its effect, on what it names
        names |= _read(statement)
    return names


def _roots(node):
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return _read(node)  # what a call gives may be a view of what it is called with


def _read(statement):
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def feeding_lines(code, result):
    """The lines of all statements that the name `result` depends on."""
    wanted, lines = {result}, set()
    for statement in reversed(ast.parse(code).body):
        if _written(statement) & wanted:
            wanted |= _read(statement)
            first = min([statement.lineno, *(decorator.lineno for decorator in getattr(statement, "decorator_list", ()))])
            lines |= set(range(first, statement.end_lineno + 1))
    return lines
