import keras


class Adamax(keras.optimizers.Optimizer):
    """Adamax whose epsilon is part of the maximum, and whose weight decay is part of the gradient."""

    def __init__(self, learning_rate=0.002, beta_1=0.9, beta_2=0.999, epsilon=1e-08, weight_decay=0.0):
        super().__init__(learning_rate, name="adamax")
        self.beta_1, self.beta_2, self.epsilon, self.l2 = beta_1, beta_2, epsilon, weight_decay

    def build(self, variables):
        if not self.built:
            super().build(variables)
            self.means, self.greatest = (
                [self.add_variable_from_reference(variable, name=name) for variable in variables] for name in ("mean", "greatest"))

    def update_step(self, gradient, variable, learning_rate):
        i = self._get_variable_index(variable)
        gradient = keras.ops.convert_to_tensor(gradient) + self.l2 * variable
        mean, greatest = self.means[i], self.greatest[i]
        self.assign(mean, self.beta_1 * mean + (1 - self.beta_1) * gradient)
        self.assign(greatest, keras.ops.maximum(self.beta_2 * greatest, keras.ops.abs(gradient) + self.epsilon))
        correction = 1 - self.beta_1 ** keras.ops.cast(self.iterations + 1, variable.dtype)
        self.assign_sub(variable, learning_rate * mean / (correction * greatest))
