import torch


def f(xs, ys):
    a = list(filter(torch.is_tensor, xs))
    b = list(map(torch.squeeze, ys))
    c = all(map(torch.is_tensor, xs))
    acts = {"relu": torch.relu, "silu": torch.nn.functional.silu, "erf": torch.erf, "sq": torch.square, "un": torch.unsqueeze}
    d = sorted(ys, key=torch.sum)
    return a, b, c, acts, d
