from torch import nn


class MaxPool(nn.Module):
    """The greatest element of each window over the axes between the first and the last; strides default to the window."""

    def __init__(self, window, strides=None, padding="valid", dims=2):
        super().__init__()
        self.window = (window,) * dims if isinstance(window, int) else tuple(window)
        strides = self.window if strides is None else strides
        self.strides = (strides,) * dims if isinstance(strides, int) else tuple(strides)
        self.padding = padding

    def forward(self, x):
        return max_pool(x, self.window, self.strides, self.padding)
