import keras


class LayerNorm(keras.layers.LayerNormalization):
    """LayerNormalization over the last axes, as many as shape has sizes."""

    def __init__(self, shape, epsilon=1e-05, center=True, scale=True):
        axis = -1 if isinstance(shape, int) else list(range(-len(shape), 0))
        super().__init__(axis=axis, epsilon=epsilon, center=center, scale=scale)
