import keras


class Adam(keras.optimizers.Adam):
    """Adam whose epsilon is added to the corrected root; weight_decay is part of the gradient, or of the step if it is decoupled."""

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-08, weight_decay=0.0, decoupled=False, amsgrad=False):
        super().__init__(learning_rate, beta_1, beta_2, epsilon, amsgrad, weight_decay=weight_decay if decoupled and weight_decay else None)
        self.l2 = 0.0 if decoupled else weight_decay

    def update_step(self, gradient, variable, learning_rate):
        gradient = gradient + self.l2 * variable  # also sums slices of one index, whose squares would be added else
        step = keras.ops.cast(self.iterations + 1, variable.dtype)
        epsilon = self.epsilon
        self.epsilon = epsilon * keras.ops.sqrt(1 - self.beta_2**step)
        super().update_step(gradient, variable, learning_rate)
        self.epsilon = epsilon
