"""Gradients that no function in sight gives: reported, and left; and what a caller gave."""
import torch
import torch.nn.functional as F


def a_nograd(x):
    x = x.clone().requires_grad_()
    with torch.no_grad():
        c = x * 2
    loss = (c * x).sum()
    loss.backward()
    return x.grad


@torch.no_grad()
def double(x):
    return x * 2


def o_deco(x):
    x = x.clone().requires_grad_()
    c = double(x)
    loss = (c * x).sum()
    loss.backward()
    return x.grad


def f_looks(x):
    x = x.clone().requires_grad_()
    h = x * 2
    print(h)
    loss = h.sum()
    loss.backward()
    return x.grad


def g_weight(x):
    x = x.clone().requires_grad_()
    y = x * 2
    v = torch.tensor([1.0, 0.1])
    y.backward(v)
    return x.grad


def e_clearif(w, n):
    w = w.clone().requires_grad_()
    for step in range(n):
        loss = (w ** 2).sum()
        loss.backward()
        g = w.grad * 1
        if step % 2 == 1:
            w.grad.zero_()
    return g


def j_alias(x):
    x = x.clone().requires_grad_()
    y = (x * 2).sum()
    y.backward()
    x.grad.zero_()
    return x.grad


def h_inplace(x):
    x = x.clone().requires_grad_()
    h = x * 2
    F.relu(h, inplace=True)
    loss = h.sum()
    loss.backward()
    return x.grad


def given(x):
    y = (x ** 2).sum()
    return torch.autograd.grad(y, x)[0]
