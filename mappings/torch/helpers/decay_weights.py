def decay_weights(weight_decay):
    """The rule that adds weight_decay times the array to its gradient."""
    return GradientRule(lambda gradients, arrays: [one + weight_decay * array for one, array in zip(gradients, arrays)])
