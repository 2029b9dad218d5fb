import torch

AGG = {"std": torch.std, "var": torch.var, "mean": torch.mean, "cumsum": torch.cumsum, "norm": torch.norm}


def f(x, agg=torch.var):
    return agg(x)


xs = list(map(torch.std, [torch.ones(3)]))
