import torch


def attend(scores, mask):
    scores = scores.masked_fill(mask == 0, -1e9)
    return torch.softmax(scores, dim=-1)
