def named_parameters(module):
    """The parameters of a module and of all inside it, each once, with the name that PyTorch has for it."""
    found = {}
    for name, variable in array_names(module).items():
        if is_parameter(variable):
            found.setdefault(id(variable), (name, variable))
    return list(found.values())
