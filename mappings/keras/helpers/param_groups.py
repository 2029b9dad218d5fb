def param_groups(optimizer):
    """The settings of an optimizer's only group of variables, that may be changed between steps."""
    return [ParameterGroup(optimizer)]
