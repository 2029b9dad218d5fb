def named_parameters(module):
    """The parameters of a module and of all inside it, each with the name that PyTorch has for it."""
    return [(name, owner[key]) for name, owner, key in array_places(module) if not is_buffer(owner, key)]
