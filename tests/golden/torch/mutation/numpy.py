"""NumPy arrays that share memory with others, and are written into."""
import numpy as np
import torch

def f(x: torch.Tensor):
    a = x.detach().cpu().numpy()
    a[0] = 1
    return a

def g(x: torch.Tensor):
    a = x.numpy()
    a += 1
    return a, x

def h(x: torch.Tensor):
    y = x * 2
    a = y.numpy()
    a[a > 3] = 3
    b = x.numpy()
    return a + b
