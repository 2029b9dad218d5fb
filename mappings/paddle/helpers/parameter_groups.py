def parameter_groups(groups, learning_rate):
    """Parameters, or groups of them with settings, as Paddle's optimizers take them: the groups' rates are factors there."""
    groups = list(groups)
    if not isinstance(groups[0], dict):
        return groups
    known = {"params", "lr", "weight_decay"}
    if unknown := {name for group in groups for name in group} - known:
        raise ValueError(f"all groups have the same {sorted(unknown)}")
    return [{"params": list(group["params"]), "learning_rate": group.get("lr", learning_rate) / learning_rate,
             **({"weight_decay": group["weight_decay"]} if "weight_decay" in group else {})} for group in groups]
