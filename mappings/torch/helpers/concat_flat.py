import torch


def concat_flat(arrays):
    """The elements of all tensors as one vector."""
    return torch.cat([array.reshape(-1) for array in arrays])
