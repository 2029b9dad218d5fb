import torch
from torch.nn import functional as F


def avg_pool(x, window, strides=None, padding="VALID"):
    """The mean of each window over the axes between the first and the last; zeros that pad count."""
    strides = strides or (1,) * len(window)
    pads = pool_padding(x.shape[1:-1], window, strides, padding)
    pool = (F.avg_pool1d, F.avg_pool2d, F.avg_pool3d)[len(window) - 1]
    return torch.movedim(pool(F.pad(torch.movedim(x, -1, 1), pads), tuple(window), tuple(strides)), 1, -1)
