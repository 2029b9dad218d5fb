def parameters(module):
    """The parameters of a module and of all inside it, also those that are not trained now."""
    return [one for _, one in named_parameters(module)]
