"""A program's example as a function of its inputs: what comes before is run, what follows the inputs is its body."""
import ast

FILE = "<case>"


class Function:
    def __init__(self, names, values, call):
        self.names, self.values, self.call = names, values, call


def _binds(statement, names):
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    else:
        return set()
    return {target.id for target in targets if isinstance(target, ast.Name)} & names


def _is_setting(statement):
    """Imports, helpers and global settings stay outside, wherever they are."""
    return isinstance(statement, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef))


def split(tree, inputs):
    """(statements up to the last input's definition, the rest)."""
    missing = set(inputs)
    cut = 0
    for position, statement in enumerate(tree.body):
        bound = _binds(statement, missing)
        if bound:
            missing -= bound
            cut = position + 1
    if missing:
        raise ValueError(f"no definition of the inputs {sorted(missing)}")
    before, after = tree.body[:cut], tree.body[cut:]
    return before + [item for item in after if _is_setting(item)], [item for item in after if not _is_setting(item)]


def as_function(request):
    tree = ast.parse(request["code"])
    inputs = list(request["inputs"])
    prelude, body = split(tree, inputs)
    if not inputs:  # settings, as far as one can tell them
        while body and not _binds(body[0], set(request["results"])) and isinstance(body[0], ast.Expr):
            prelude.append(body.pop(0))
    results = ast.Tuple([ast.Name(name, ast.Load()) for name in request["results"]], ast.Load())
    wrapper = ast.parse("def __example__(): pass").body[0]
    wrapper.args.args = [ast.arg(name) for name in inputs]
    wrapper.body = [*body, ast.Return(results)]
    module = ast.fix_missing_locations(ast.Module([*prelude, wrapper], []))
    namespace = {"__name__": "__main__", "__file__": FILE}
    exec(compile(module, FILE, "exec"), namespace)
    return Function(inputs, [namespace[name] for name in inputs], namespace["__example__"])
