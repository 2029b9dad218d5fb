def modules(module):
    """A module and those inside it, as they were assigned."""
    found = {id(module): module}
    for child in children(module):
        found.update((id(one), one) for one in modules(child) if id(one) not in found)
    return list(found.values())
