def scale_gradients(factor):
    """The rule that multiplies gradients by a factor."""
    return GradientRule(lambda gradients, arrays: [factor * one for one in gradients])
