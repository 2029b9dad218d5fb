import keras


class RMSprop(keras.optimizers.Optimizer):
    """RMSprop whose epsilon is added to the root, and whose weight decay is part of the gradient."""

    def __init__(self, learning_rate=0.01, rho=0.99, epsilon=1e-08, momentum=0.0, centered=False, weight_decay=0.0):
        super().__init__(learning_rate, name="rmsprop")
        self.rho, self.epsilon, self.momentum, self.centered, self.l2 = rho, epsilon, momentum, centered, weight_decay

    def build(self, variables):
        if not self.built:
            super().build(variables)
            self.squares, self.means, self.steps = (
                [self.add_variable_from_reference(variable, name=name) for variable in variables] for name in ("square", "mean", "step"))

    def update_step(self, gradient, variable, learning_rate):
        i = self._get_variable_index(variable)
        gradient = keras.ops.convert_to_tensor(gradient) + self.l2 * variable
        square, mean, step = self.squares[i], self.means[i], self.steps[i]
        self.assign(square, self.rho * square + (1 - self.rho) * gradient * gradient)
        scale = keras.ops.convert_to_tensor(square)
        if self.centered:
            self.assign(mean, self.rho * mean + (1 - self.rho) * gradient)
            scale = scale - mean * mean
        self.assign(step, self.momentum * step + gradient / (keras.ops.sqrt(scale) + self.epsilon))
        self.assign_sub(variable, learning_rate * step)
