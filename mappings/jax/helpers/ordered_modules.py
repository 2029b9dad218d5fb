from flax import nnx


def ordered_modules(module, inner_first=False):
    """A module and those inside it, as they were assigned; what holds others stands before them, or behind."""
    nodes = dict(nnx.iter_graph(module))

    def place(path):
        assigned = [[*map(str, getattr(nodes[path[:i]], "__dict__", ()))] for i in range(len(path))]
        places = [assigned[i].index(str(part)) if assigned[i] else part for i, part in enumerate(path)]
        return places + [float("inf")] if inner_first else places

    return [nodes[path] for path in sorted(nodes, key=place) if isinstance(nodes[path], nnx.Module)]
