"""Devices that are listed, whether there are such or not: jax looks for one when it is named."""
import torch

devices = [cpu, gpu] = [torch.device("cpu"), torch.device("cuda")]


def total(device):
    if device == gpu and not torch.cuda.is_available():
        return None
    return torch.ones(3, device=device).sum()


print([total(device) for device in devices])
if torch.cuda.is_available():
    best = torch.device("cuda")
else:
    best = torch.device("cpu")
print(torch.zeros(2, device=best) + 1)
