def adam_groups(groups, learning_rate, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False):
    """Adam with settings of their own for groups of variables."""

    def make(lr=learning_rate, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad):
        return Adam(lr, betas[0], betas[1], eps, weight_decay, False, amsgrad)

    return OptimizerOfGroups(groups, make)
