def module_value_and_grad(module, fn):
    """A function that gives what fn does, a loss or a tuple that begins with it, and the gradients of the loss by the module's variables."""
    of_modules = modules_value_and_grad([module], fn)

    def value_and_grad(*args):
        value, (grads,) = of_modules(*args)
        return value, grads

    return value_and_grad
