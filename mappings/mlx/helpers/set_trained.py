def set_trained(module, trained):
    """Says of all of a module's parameters whether they are trained; gives the module back."""
    for _, owner, key in array_places(module):
        if not hasattr(owner, "_no_grad") or is_buffer(owner, key):
            continue
        later = owner.__dict__.setdefault("_frozen_later", set())
        if trained:
            later.discard(key)
            owner._no_grad.discard(key)
        else:
            later.add(key)
            owner._no_grad.add(key)
    return module
