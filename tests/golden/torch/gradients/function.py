"""Functions with a gradient of their own."""
import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x, scale=1.0):
        ctx.scale = scale
        ctx.save_for_backward(x)
        return scale * x.pow(3)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * 3 * ctx.scale * x.square(), None


def cube(x: torch.Tensor, scale: float = 1.0):
    return Cube.apply(x, scale)
