def parameters(module):
    """The parameters of a module and of all inside it, one by one: what is written into one changes the module."""
    return [array for _, array in named_parameters(module)]
