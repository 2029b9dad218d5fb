import torch


def dtype_named(name):
    """The dtype of that name."""
    return getattr(torch, name)
