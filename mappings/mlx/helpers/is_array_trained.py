def is_array_trained(module, array):
    """Whether an array that a module has is trained."""
    owner, key = place_of_array(module, array)
    return key not in getattr(owner, "_no_grad", ())
