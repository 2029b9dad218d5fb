import keras


class SGD(keras.optimizers.SGD):
    """SGD whose weight decay is part of the gradient."""

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, weight_decay=0.0):
        super().__init__(learning_rate, float(momentum), nesterov)
        self.l2 = weight_decay

    def update_step(self, gradient, variable, learning_rate):
        super().update_step(gradient + self.l2 * variable, variable, learning_rate)
