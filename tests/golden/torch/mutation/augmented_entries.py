import torch


def through_both(out):
    hidden = torch.clone(out)
    features = {"k": hidden}
    hidden[0].fill_(0.47)
    features["k"] += out
    features["k"].neg_()
    return hidden * 1.0, features["k"]
