def milestone_decay(milestones: tuple, decay: float):
    """The schedule n: decay ** (how many of the milestones are not above n)."""
    milestones = list(milestones)
    return lambda n: decay ** len([one for one in milestones if one <= n])
