import mlx.core as mx
import mlx.nn as nn


class GroupNorm(nn.GroupNorm):
    """nn.GroupNorm for arrays whose channels are axis 1; a group is neighbouring channels."""

    def __init__(self, num_groups, dims, eps=1e-05, affine=True):
        super().__init__(num_groups, dims, eps, affine, pytorch_compatible=True)

    def __call__(self, x):
        return mx.moveaxis(super().__call__(mx.moveaxis(x, 1, -1)), -1, 1)
