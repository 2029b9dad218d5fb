import array_api_strict as xp


def depthwise_convolution(x: xp.Array, filters: xp.Array, strides=1, padding="VALID", dilation=1):
    """The cross-correlation of each channel of x (batch, sizes, channels) with filters (kernel, channels, multiplier) of its own."""
    shape = tuple(filters.shape[:-2]) + (1, filters.shape[-2] * filters.shape[-1])
    return convolution(x, xp.reshape(filters, shape), strides, padding, dilation)
