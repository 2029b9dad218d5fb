import optax


def adamw_groups(module, groups, learning_rate, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    """AdamW with settings of their own for groups of a module's parameters."""

    def rule(lr=learning_rate, betas=betas, eps=eps, weight_decay=weight_decay):
        return optax.inject_hyperparams(optax.adamw)(lr, b1=betas[0], b2=betas[1], eps=eps, weight_decay=weight_decay)

    return group_rules(module, groups, rule)
