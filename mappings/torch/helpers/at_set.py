import torch


def at_set(x, key, value):
    """A copy of x with value written at the key."""
    result = x.clone()
    result[key] = torch.as_tensor(value, device=x.device).to(x.dtype)
    return result
