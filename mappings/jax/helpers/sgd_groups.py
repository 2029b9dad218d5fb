import optax


def sgd_groups(module, groups, learning_rate, momentum=0, nesterov=False, weight_decay=0):
    """Gradient descent with settings of their own for groups of a module's parameters."""

    def rule(lr=learning_rate, momentum=momentum, nesterov=nesterov, weight_decay=weight_decay):
        sgd = optax.inject_hyperparams(optax.sgd)(lr, momentum=momentum or None, nesterov=nesterov)
        return optax.chain(optax.add_decayed_weights(weight_decay), sgd) if weight_decay else sgd

    return group_rules(module, groups, rule)
