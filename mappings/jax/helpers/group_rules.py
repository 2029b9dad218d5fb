import optax
from flax import nnx


def group_rules(module, groups, rule):
    """The rule of each group of a module's parameters, with the settings that the group has of its own; parameters in no group stay as they are."""
    groups = list(groups)
    if not isinstance(groups[0], dict):
        groups = [{"params": groups}]
    rules, labels = {"none": optax.set_to_zero()}, {}
    for i, group in enumerate(groups):
        own = ("lr", "betas", "eps", "momentum", "nesterov", "weight_decay")
        rules[f"{i:03}"] = rule(**{name: value for name, value in group.items() if name in own})
        params = group["params"]
        for one in [params] if isinstance(params, nnx.Variable) else params:
            labels[id(one)] = f"{i:03}"
    by_path = {path: labels.get(id(one), "none") for path, one in nnx.iter_graph(module) if isinstance(one, nnx.Param)}
    return optax.partition(rules, lambda params: nnx.map_state(lambda path, _: by_path[path], params))
