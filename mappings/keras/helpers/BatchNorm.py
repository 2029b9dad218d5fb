import keras


class BatchNorm(keras.layers.BatchNormalization):
    """BatchNormalization over axis 1; momentum is the new batch's share of the running statistics, whose variance is the unbiased one."""

    def __init__(self, epsilon=1e-05, momentum=0.1, affine=True):
        super().__init__(axis=1, momentum=1 - momentum, epsilon=epsilon, center=affine, scale=affine)

    def call(self, x, training=None):
        if not training:
            return super().call(x, training=False)
        old = self.moving_variance * self.momentum
        y = super().call(x, training=True)
        new = keras.ops.convert_to_tensor(self.moving_variance)
        count = keras.ops.cast(keras.ops.size(x) // x.shape[1], new.dtype)
        self.moving_variance.assign(new + (new - old) / (count - 1))
        return y
