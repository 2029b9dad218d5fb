# Forms of PyTorch's first years: flags for the reduction, factors before their tensors, names without an underscore.
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.autograd import Variable


def vae_loss(reconstruction, x, average):
    error = F.binary_cross_entropy(reconstruction, x.view(-1, 784), size_average=False)  # summed
    each = F.mse_loss(reconstruction, x, reduce=False)
    kept = F.l1_loss(reconstruction, x, size_average=average)  # known at run time
    return error + each.sum() + kept


summed, meant, weighted = nn.MSELoss(size_average=False), nn.CrossEntropyLoss(None, True), nn.BCELoss(None, reduce=True)


def adam(p: torch.Tensor, grad: torch.Tensor, average: torch.Tensor, square: torch.Tensor, lr):
    average.mul_(0.9).add_(0.1, grad)
    square.mul_(0.99).addcmul_(0.01, grad, grad)
    p.data.addcdiv_(-lr, average, square.sqrt().add_(1e-8))
    return torch.addmm(0.5, p, 2, grad, grad)




def criterion(weight):
    return nn.BCEWithLogitsLoss(reduction="sum", pos_weight=torch.tensor([2.0]) * weight)
