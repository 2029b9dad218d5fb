import keras


class Conv3d(keras.layers.Conv3D):
    """Conv3D for volumes whose channels come first, on every device; padding is a number of elements, one for each axis, or a mode."""

    def __init__(self, filters, kernel_size, strides=1, padding=0, dilation_rate=1, groups=1, use_bias=True):
        mode = padding if isinstance(padding, str) else "valid"
        super().__init__(filters, kernel_size, strides, mode, "channels_first", dilation_rate, groups, use_bias=use_bias)
        padding = 0 if isinstance(padding, str) else padding
        self.pads = (padding,) * 3 if isinstance(padding, int) else tuple(padding)

    def compute_output_shape(self, input_shape):
        sizes = [size if size is None else size + 2 * pad for size, pad in zip(input_shape[2:], self.pads)]
        return super().compute_output_shape((*input_shape[:2], *sizes))

    def convolution_op(self, inputs, kernel):
        x = keras.ops.moveaxis(inputs, 1, -1)
        if any(self.pads):
            x = keras.ops.pad(x, [(0, 0), *((pad, pad) for pad in self.pads), (0, 0)])
        x = keras.ops.conv(x, kernel, list(self.strides), self.padding, data_format="channels_last", dilation_rate=self.dilation_rate)
        return keras.ops.moveaxis(x, -1, 1)

    def call(self, inputs):  # keras.ops.add takes a bias for one of the last axis where that has as many elements
        x = self.convolution_op(inputs, self.kernel)
        return x if self.bias is None else x + keras.ops.reshape(self.bias, (-1, 1, 1, 1))
