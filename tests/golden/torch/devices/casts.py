import torch


def f(x, args, kind, device):
    a = x.to(args.kind)
    b = torch.ones(3).to(kind)
    c = torch.ones(3).to(device)
    y = torch.ones(3)
    y = y.requires_grad_()
    return a, b, c, y


def g(x, kind, rank):
    x = x.to(kind)
    y = x.to("cpu").to(kind=rank)
    return x, y
