def load_state_dict(module, arrays, strict=True):
    """Gives a module, or an optimizer, the arrays that state_dict had of one like it."""
    if hasattr(module, "load_state_dict"):
        return module.load_state_dict(arrays)
    variables = named_variables(module)
    if strict and set(arrays) != set(variables):
        raise KeyError(f"these names differ: {sorted(set(arrays) ^ set(variables))}")
    for name, variable in variables.items():
        if name in arrays:
            variable.assign(arrays[name])
