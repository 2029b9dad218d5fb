def sgd_groups(groups, learning_rate, momentum=0, nesterov=False, weight_decay=0):
    """Gradient descent with settings of their own for groups of variables."""

    def make(lr=learning_rate, momentum=momentum, nesterov=nesterov, weight_decay=weight_decay):
        return SGD(lr, momentum, nesterov, weight_decay)

    return OptimizerOfGroups(groups, make)
