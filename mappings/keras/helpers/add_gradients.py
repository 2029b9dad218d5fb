def add_gradients(grads, more):
    """The sums of gradients of the same variables; a module that was not called before had none yet."""
    if not grads:
        return more
    return [old if new is None else old + new for old, new in zip(grads, more)]
