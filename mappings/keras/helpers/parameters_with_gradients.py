def parameters_with_gradients(module, grads):
    """The parameters of a module, each with its gradient; None for one that has none."""
    return [(one, grad) for _, one, grad in named_parameters_with_gradients(module, grads)]
