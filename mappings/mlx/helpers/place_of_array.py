def place_of_array(module, array):
    """What holds an array that a module has, itself or inside, and its key there."""
    for _, owner, key in array_places(module):
        if owner[key] is array:
            return owner, key
    raise ValueError("the module has no such array")
