import keras


class BatchNorm(keras.layers.BatchNormalization):
    """BatchNormalization over axis 1; momentum is the new batch's share of the running statistics, whose variance is the unbiased one."""

    def __init__(self, epsilon=1e-05, momentum=0.1, affine=True):
        super().__init__(axis=1, momentum=1 - momentum, epsilon=epsilon, center=affine, scale=affine)

    def call(self, x, training=None):
        if self.input_spec is None and len(x.shape) > 2:  # it was built when it was not known how many axes there are
            last = keras.ops.moveaxis(x, 1, -1)
            y = self.call(keras.ops.reshape(last, (-1, x.shape[1])), training)
            return keras.ops.moveaxis(keras.ops.reshape(y, keras.ops.shape(last)), -1, 1)
        if not training:
            return super().call(x, training=False)
        old = self.moving_variance * self.momentum
        y = super().call(x, training=True)
        new = keras.ops.convert_to_tensor(self.moving_variance)
        count = keras.ops.cast(keras.ops.size(x) // x.shape[1], new.dtype)
        self.moving_variance.assign(new + (new - old) / (count - 1))
        return y
