def set_array_trained(module, array, trained):
    """Says of an array that a module has whether it is trained."""
    owner, key = place_of_array(module, array)
    later = owner.__dict__.setdefault("_frozen_later", set())
    if trained:
        later.discard(key)
        owner._no_grad.discard(key)
    else:
        later.add(key)
        owner._no_grad.add(key)
