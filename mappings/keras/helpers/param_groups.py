def param_groups(optimizer):
    """The settings of an optimizer's groups of variables, that may be changed between steps."""
    if isinstance(optimizer, OptimizerOfGroups):
        return [ParameterGroup(one, others) for one, others in zip(optimizer.optimizers, optimizer.others)]
    if not hasattr(optimizer, "group_settings"):
        optimizer.group_settings = {}
    return [ParameterGroup(optimizer, optimizer.group_settings)]
