import jax


def param_groups(optimizer):
    """The settings of an optimizer's groups of parameters, that may be changed between steps."""
    states = jax.tree.leaves(optimizer.opt_state, is_leaf=lambda state: hasattr(state, "hyperparams"))
    groups, settings = [], {}
    for state in states:
        settings.update(getattr(state, "hyperparams", {}))
        if "learning_rate" in settings:  # the last rule of its group
            groups.append(ParameterGroup(settings))
            settings = {}
    return groups
