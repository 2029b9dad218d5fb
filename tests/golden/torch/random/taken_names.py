"""Names of the user's that a key would have."""
import torch

subkey = 1
key = 2


def noise(x):
    return torch.rand(3) + torch.rand(3) * x + torch.rand(3)


print(noise(subkey + key).shape)
