def buffers(module):
    """The arrays of a module and of all inside it that are no parameters, one by one: what is written into one changes the module."""
    return [array for _, array in named_buffers(module)]
