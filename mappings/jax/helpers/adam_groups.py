import optax


def adam_groups(module, groups, learning_rate, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
    """Adam with settings of their own for groups of a module's parameters."""

    def rule(lr=learning_rate, betas=betas, eps=eps, weight_decay=weight_decay):
        adam = optax.inject_hyperparams(optax.adam)(lr, b1=betas[0], b2=betas[1], eps=eps)
        return optax.chain(optax.add_decayed_weights(weight_decay), adam) if weight_decay else adam

    return group_rules(module, groups, rule)
