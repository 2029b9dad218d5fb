import keras


class ConvTranspose1d(keras.layers.Conv1DTranspose):
    """Conv1DTranspose for sequences whose channels come first: the gradient of a convolution with the same arguments."""

    def __init__(self, filters, kernel_size, strides=1, padding=0, output_padding=0, dilation_rate=1, use_bias=True):
        def each(value):
            return (value,) * 1 if isinstance(value, int) else tuple(value)

        super().__init__(filters, kernel_size, strides, data_format="channels_first", dilation_rate=dilation_rate, use_bias=use_bias)
        self.pads, self.extra = each(padding), each(output_padding)

    def compute_output_shape(self, input_shape):
        def size(i):
            reach = self.dilation_rate[i] * (self.kernel_size[i] - 1)
            return (input_shape[2 + i] - 1) * self.strides[i] + reach + 1 - 2 * self.pads[i] + self.extra[i]

        sizes = [None if input_shape[2 + i] is None else size(i) for i in range(1)]
        return (input_shape[0], self.filters, *sizes)

    def call(self, x):
        sizes = self.compute_output_shape(x.shape)[2:]
        x = keras.ops.conv_transpose(keras.ops.moveaxis(x, 1, -1), self.kernel, list(self.strides), "valid",
                                     data_format="channels_last", dilation_rate=self.dilation_rate)
        if any(self.extra):
            x = keras.ops.pad(x, [(0, 0), *((0, extra) for extra in self.extra), (0, 0)])
        x = x[(slice(None), *(slice(pad, pad + size) for pad, size in zip(self.pads, sizes)))]
        x = keras.ops.moveaxis(x, -1, 1)
        return x if self.bias is None else x + keras.ops.reshape(self.bias, (-1, 1))
