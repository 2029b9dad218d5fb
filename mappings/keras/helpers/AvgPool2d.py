import keras


class AvgPool2d(keras.layers.AveragePooling2D):
    """AveragePooling2D for images whose channels come first, padded on both sides."""

    def __init__(self, pool_size, strides=None, padding=0, count_padding=True):
        super().__init__(pool_size, strides, data_format="channels_first")
        self.pads = (padding,) * 2 if isinstance(padding, int) else tuple(padding)
        self.count_padding = count_padding

    def compute_output_shape(self, input_shape):
        sizes = [size if size is None else size + 2 * pad for size, pad in zip(input_shape[2:], self.pads)]
        return super().compute_output_shape((*input_shape[:2], *sizes))

    def call(self, x):
        pads = [(0, 0), (0, 0), *((pad, pad) for pad in self.pads)]
        means = super().call(keras.ops.pad(x, pads))
        if self.count_padding:
            return means
        return means / super().call(keras.ops.pad(keras.ops.ones_like(x), pads))
