def adamw_groups(module, groups, learning_rate, betas=(0.9, 0.999), eps=1e-08, weight_decay=0):
    """Adam with settings of their own for groups of a module's parameters; weight decay is part of the step."""

    def make(lr=learning_rate, betas=betas, eps=eps, weight_decay=weight_decay):
        return Adam(lr, betas, eps, weight_decay, decoupled=True)

    return optimizer_of_groups(module, groups, make)
