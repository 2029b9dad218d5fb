from flax import nnx


def array_names(module):
    """The variables of a module and of all inside it, by the names that PyTorch has for them: "layers.0.weight"."""
    names = {"kernel": "weight", "scale": "weight", "embedding": "weight", "mean": "running_mean", "var": "running_var"}
    nodes, found = dict(nnx.iter_graph(module)), {}
    for path, one in nodes.items():
        if not isinstance(one, nnx.Variable) or isinstance(one, nnx.RngState):
            continue
        *owners, name = [part for i, part in enumerate(path) if not (part == "layers" and isinstance(nodes[path[:i]], nnx.Sequential))]
        found[".".join(map(str, (*owners, names.get(name, name))))] = one
    return found
