import torch
def f(x, y, m, data):
    x = x.requires_grad_()
    y.requires_grad = True
    y.requires_grad_(True)
    z = m(x, y)
    for a, b in data:
        a = a.requires_grad_()
        b.requires_grad_(True)
        b.requires_grad = True
        z = z + m(a, b)
    return z
