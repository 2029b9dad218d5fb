def modules(module):
    """A module and those inside it, as they were assigned."""
    return ordered_modules(module)
