from flax import nnx


def array_names(module):
    """The variables of a module and of all inside it, by the names and in the order that PyTorch has for them: "layers.0.weight"."""
    names = {"kernel": "weight", "scale": "weight", "embedding": "weight", "mean": "running_mean", "var": "running_var"}
    nodes, found = dict(nnx.iter_graph(module)), {}

    def place(path):  # a module's own before those of the modules in it, as they were assigned
        assigned = [[*map(str, getattr(nodes[path[:i]], "__dict__", ()))] for i in range(len(path))]
        return [(i + 1 < len(path), assigned[i].index(str(part)) if assigned[i] else part) for i, part in enumerate(path)]

    for path in sorted(nodes, key=place):
        if not isinstance(nodes[path], nnx.Variable) or isinstance(nodes[path], nnx.RngState):
            continue
        *owners, name = [part for i, part in enumerate(path) if not (part == "layers" and isinstance(nodes[path[:i]], nnx.Sequential))]
        found[".".join(map(str, (*owners, names.get(name, name))))] = nodes[path]
    return found
