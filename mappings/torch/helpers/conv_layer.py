def conv_layer(features, kernel_size, strides=1, padding="SAME", kernel_dilation=1, feature_group_count=1, use_bias=True, dtype=None):
    """A convolution of arrays whose channels come last, over as many axes as the kernel has."""
    compute_dtype(dtype)
    dims = 1 if isinstance(kernel_size, int) else len(kernel_size)
    layer = {1: LazyConv1d, 2: LazyConv2d, 3: LazyConv3d}[dims]
    return layer(features, kernel_size, strides, padding, kernel_dilation, feature_group_count, use_bias)
