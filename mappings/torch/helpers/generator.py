import torch


def generator(seed=None):
    """A generator of random numbers that starts from seed, from anywhere without one; one that is given goes on."""
    if isinstance(seed, torch.Generator):
        return seed
    made = torch.Generator()
    if seed is None:
        made.seed()
    else:
        made.manual_seed(seed)
    return made
