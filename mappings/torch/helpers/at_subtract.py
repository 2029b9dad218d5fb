import torch


def at_subtract(x, key, value):
    """A copy of x with value subtracted at the key; positions that occur more than once count each time."""
    positions = torch.arange(x.numel(), device=x.device).reshape(x.shape)[key].reshape(-1)
    values = torch.as_tensor(value, device=x.device).to(x.dtype).expand(x[key].shape).reshape(-1)
    return x.reshape(-1).index_add(0, positions, -values).reshape(x.shape)
