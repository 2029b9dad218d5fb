import torch


def at_power(x, key, value):
    """A copy of x with the elements raised to the power value at the key; positions that occur more than once count each time."""
    positions = torch.arange(x.numel(), device=x.device).reshape(x.shape)[key].reshape(-1)
    values = torch.as_tensor(value, device=x.device).to(x.dtype).expand(x[key].shape).reshape(-1)
    exponents = torch.ones_like(x).reshape(-1).scatter_reduce(0, positions, values, "prod")
    return (x.reshape(-1) ** exponents).reshape(x.shape)
