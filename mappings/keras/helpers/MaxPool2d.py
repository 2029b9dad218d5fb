import keras


class MaxPool2d(keras.layers.MaxPooling2D):
    """MaxPooling2D for images whose channels come first, padded on both sides."""

    def __init__(self, pool_size, strides=None, padding=0):
        super().__init__(pool_size, strides, data_format="channels_first")
        self.pads = (padding,) * 2 if isinstance(padding, int) else tuple(padding)

    def compute_output_shape(self, input_shape):
        sizes = [size if size is None else size + 2 * pad for size, pad in zip(input_shape[2:], self.pads)]
        return super().compute_output_shape((*input_shape[:2], *sizes))

    def call(self, x):
        pads = [(0, 0), (0, 0), *((pad, pad) for pad in self.pads)]
        return super().call(keras.ops.pad(x, pads, constant_values=float("-inf")))
