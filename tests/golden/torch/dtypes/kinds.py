import torch


def as_float(x):
    """Attributes of a dtype, of an array and of a name."""
    t = torch.as_tensor(x)
    if t.dtype.is_floating_point or t.dtype.is_complex:
        return t
    return t.float() if torch.float64.is_floating_point else t


def on_the_host(t: torch.Tensor):
    """Devices by name."""
    zeros = torch.zeros(t.shape, device="cpu")
    return t.to("cpu") + zeros
