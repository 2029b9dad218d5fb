"""Whether a program uses nothing of a framework but what its tables have an entry for."""
import ast

from .cases import table_entries

PYTHON = {name for kind in (list, dict, str, tuple, int, float, complex, set, bytes, slice, range) for name in dir(kind)}
ROOTS = {"numpy": "numpy", "torch": "torch", "jax": "jax", "tensorflow": "tensorflow", "paddle": "paddle", "array_api_strict": "array_api",
         "flax": "jax", "optax": "jax", "keras": "keras", "mlx": "mlx", "scipy": "scipy"}


def _chain(node):
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else None


class Reach:
    def __init__(self, framework):
        self.framework = framework
        self.names, self.fields = set(), set()
        for _, entry in table_entries(framework):
            self.names |= {entry["api"], *entry.get("also", [])}
            for overload in [entry, *entry.get("overloads", [])]:
                self.fields |= set(overload.get("fields", []))
        self.prefixes = {".".join(parts[:count]) for parts in (name.split(".") for name in self.names) for count in range(1, len(parts))}
        self.members = {name.rsplit(".", 1)[1] for name in self.names
                        if name.rsplit(".", 2)[-2] in ("array", "ndarray", "Tensor", "Array", "Variable", "finfo", "iinfo", "TensorShape")}

    def covers(self, code):
        tree = ast.parse(code)
        aliases = self._aliases(tree)
        if aliases is None:
            return False
        inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        chains = [node for node in ast.walk(tree) if isinstance(node, (ast.Attribute, ast.Name)) and id(node) not in inner]
        return all(self._known(node, aliases) for node in chains)

    def _aliases(self, tree):
        """name → module; None if something is imported that is neither the framework nor known to be harmless."""
        aliases = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    aliases[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        foreign = {name.split(".")[0] for name in aliases.values()} & set(ROOTS)
        return aliases if {ROOTS[name] for name in foreign} <= {self.framework} else None

    def _known(self, node, aliases):
        chain = _chain(node)
        if chain is None or chain[0] not in aliases:
            attributes = [node.attr] if isinstance(node, ast.Attribute) else []
            attributes += [inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)] if chain else []
            return all(name in self.members or name in PYTHON or name in self.fields for name in attributes)
        if aliases[chain[0]].split(".")[0] not in ROOTS:
            return True
        name = ".".join([aliases[chain[0]], *chain[1:]])
        while name:
            if name in self.names:
                return True
            if name in self.prefixes and name == ".".join([aliases[chain[0]], *chain[1:]]):
                return True
            name, _, last = name.rpartition(".")
            if last not in self.members:
                return False
        return False
