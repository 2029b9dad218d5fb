import mlx.optimizers as optim


def sgd_groups(module, groups, learning_rate, momentum=0, nesterov=False, weight_decay=0):
    """Gradient descent with settings of their own for groups of a module's parameters."""

    def make(lr=learning_rate, momentum=momentum, nesterov=nesterov, weight_decay=weight_decay):
        return optim.SGD(lr, momentum, weight_decay, nesterov=nesterov)

    return optimizer_of_groups(module, groups, make)
