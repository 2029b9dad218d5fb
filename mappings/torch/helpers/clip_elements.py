def clip_elements(limit):
    """The rule that limits every element of gradients to [-limit, limit]."""
    return GradientRule(lambda gradients, arrays: [one.clamp(-limit, limit) for one in gradients])
