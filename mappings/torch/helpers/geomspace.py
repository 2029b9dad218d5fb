import torch


def geomspace(start, stop, num, dtype=None, endpoint=True):
    """Numbers from start to stop, each a constant multiple of the one before."""
    sign = -1.0 if start < 0 and stop < 0 else 1.0
    first = torch.log10(torch.tensor(abs(start), dtype=torch.float64))
    last = torch.log10(torch.tensor(abs(stop), dtype=torch.float64))
    steps = num if endpoint else num + 1
    powers = sign * torch.pow(10.0, torch.linspace(first, last, steps, dtype=torch.float64))
    if steps > 0:
        powers[0] = start
    if endpoint and num > 1:
        powers[-1] = stop
    return powers[:num].to(torch.get_default_dtype() if dtype is None else dtype)
