import keras


class PReLU(keras.layers.Layer):
    """x where it is positive, and weight * x elsewhere; of several weights each is that of a channel (axis 1)."""

    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = self.add_weight(shape=(num_parameters,), initializer=keras.initializers.Constant(init), name="weight")

    def call(self, x):
        weight = keras.ops.convert_to_tensor(self.weight)
        if len(x.shape) > 2:
            weight = keras.ops.reshape(weight, (-1,) + (1,) * (len(x.shape) - 2))
        return keras.ops.where(x > 0, x, weight * x)
