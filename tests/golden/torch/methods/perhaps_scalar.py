import torch


def count(p: torch.Tensor, t: torch.Tensor, micro: bool):
    if micro:
        tp = (p == t).sum()
    else:
        tp = torch.bincount(p[p == t])
    return tp, tp + 1


def reduced(tp: torch.Tensor, other, average, wide=False):
    if average == "micro":
        tp = tp.sum(dim=1 if wide else 0)
        other = torch.max(other, 0)[0]
    return tp, other


def main(p, t, micro):
    tp, o = count(p, t, micro)
    return reduced(tp, o, "micro" if micro else "macro")
