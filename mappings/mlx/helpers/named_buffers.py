def named_buffers(module):
    """The arrays of a module and of all inside it that are no parameters, each with the name that PyTorch has for it."""
    return [(name, owner[key]) for name, owner, key in array_places(module) if is_buffer(owner, key)]
