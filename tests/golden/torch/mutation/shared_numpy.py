"""Arrays that share memory with NumPy's, and whether anybody sees it."""
import numpy as np
import torch


def seen(a: np.ndarray):
    t = torch.from_numpy(a)
    t[0] = 5
    return a, t


def filled_later():
    a = np.zeros(3, dtype=np.float32)
    t = torch.from_numpy(a)
    a[1] = 7
    return t


def kept(w: torch.Tensor):
    before = w.numpy()
    w.mul_(2)
    return w - before


def unseen():
    a = np.zeros(3, dtype=np.float32)
    a[1] = 7
    t = torch.from_numpy(a)
    t[0] = 5
    return t
