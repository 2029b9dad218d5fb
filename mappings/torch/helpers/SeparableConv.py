from torch import nn


class SeparableConv(nn.Module):
    """A convolution of each channel by itself, and one across the channels."""

    def __init__(self, out_channels, kernel_size, strides=1, padding="valid", dilation=1, multiplier=1, bias=True, dims=2):
        super().__init__()
        self.depthwise = DepthwiseConv(kernel_size, strides, padding, dilation, multiplier, bias=False, dims=dims)
        self.pointwise = (LazyConv1d if dims == 1 else LazyConv2d)(out_channels, 1, padding="VALID", bias=bias)

    def forward(self, x):
        return self.pointwise(self.depthwise(x))
