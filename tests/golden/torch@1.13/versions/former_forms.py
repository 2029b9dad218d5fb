# Forms of PyTorch's first years: flags for the reduction, factors before their tensors, names without an underscore.
import functorch
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


def init(net: nn.Linear):
    nn.init.xavier_uniform(net.weight)
    nn.init.constant(net.bias, 0)
    nn.utils.clip_grad_norm(net.parameters(), 1.0)
    start = Variable(torch.ones(3), requires_grad=True)
    unused = Variable(torch.ones(3), volatile=True)
    return functorch.vmap(torch.sin)(start), functorch.make_functional(net), unused


@torch.cuda.amp.custom_fwd
def forward(ctx, x):
    return torch.range(0, 4) + torch.norm(x, dim=1) + F.softmax(torch.ones(2, 3))
