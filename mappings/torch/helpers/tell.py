def tell(callbacks, event, *arguments):
    """Calls the callbacks' method of this name."""
    for callback in callbacks or ():
        getattr(callback, event)(*arguments)
