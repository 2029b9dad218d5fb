import torch
from torch.nn import functional as F


def max_pool(x, window, strides=None, padding="VALID"):
    """The greatest element of each window over the axes between the first and the last."""
    strides = strides or (1,) * len(window)
    pads = pool_padding(x.shape[1:-1], window, strides, padding)
    x = F.pad(torch.movedim(x, -1, 1), pads, value=-torch.inf)
    pool = (F.max_pool1d, F.max_pool2d, F.max_pool3d)[len(window) - 1]
    return torch.movedim(pool(x, tuple(window), tuple(strides)), 1, -1)
