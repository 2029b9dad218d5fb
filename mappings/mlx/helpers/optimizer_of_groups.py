import mlx.optimizers as optim
from mlx.utils import tree_flatten


def optimizer_of_groups(module, groups, make):
    """An optimizer with settings of their own for groups of a module's arrays: make(**settings) gives that of a group."""
    groups = list(groups)
    groups = groups if isinstance(groups[0], dict) else [{"params": groups}]
    paths = {id(array): path for path, array in tree_flatten(module.parameters())}
    optimizers, filters = [], []
    for group in groups:
        params = group["params"]
        params = [params] if hasattr(params, "shape") else list(params)
        names = {paths[id(array)] for array in params}
        filters.append(lambda path, _, names=names: path in names)
        optimizers.append(make(**{name: value for name, value in group.items() if name != "params"}))
    return optim.MultiOptimizer([*optimizers, optim.SGD(0.0)], filters)
