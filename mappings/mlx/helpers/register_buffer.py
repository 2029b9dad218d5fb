def register_buffer(module, name, value):
    """Gives a module an array that is not trained."""
    setattr(module, name, value)
    module.freeze(keys=name, recurse=False)
