def named_variables(module):
    """The variables of a module, or of an optimizer, by their places and names."""
    variables = module.weights if hasattr(module, "weights") else module.variables
    if not variables:
        raise ValueError(f"{type(module).__name__} has no variables before it has been called")
    return {f"{i}.{variable.name}": variable for i, variable in enumerate(variables)}
