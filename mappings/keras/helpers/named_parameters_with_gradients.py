def named_parameters_with_gradients(module, grads):
    """The parameters of a module, each with its name and gradient; None for one that has none."""
    gradients = {id(one): grad for one, grad in zip(module.trainable_variables, grads)}
    return [(name, one, gradients.get(id(one))) for name, one in named_parameters(module)]
