import torch


def lexsort(keys, axis=-1):
    """The indices that sort by several keys, the last one first."""
    order = torch.argsort(keys[0], dim=axis, stable=True)
    for key in keys[1:]:
        sorted_key = torch.take_along_dim(key, order, dim=axis)
        order = torch.take_along_dim(order, torch.argsort(sorted_key, dim=axis, stable=True), dim=axis)
    return order
