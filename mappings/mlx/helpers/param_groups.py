import mlx.optimizers as optim


def param_groups(optimizer):
    """The settings of an optimizer's groups of parameters, that may be changed between steps."""
    optimizers = optimizer.optimizers[:-1] if isinstance(optimizer, optim.MultiOptimizer) else [optimizer]
    return [ParameterGroup(one) for one in optimizers]
