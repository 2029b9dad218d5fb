def param_groups(optimizer):
    """The learning rates of an optimizer's groups of parameters, that may be changed between steps."""
    if not isinstance(optimizer._parameter_list[0], dict):
        return [ParameterGroup(optimizer)]
    return [ParameterGroup(optimizer, group["params"]) for group in optimizer._param_groups]
