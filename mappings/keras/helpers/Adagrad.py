import keras


class Adagrad(keras.optimizers.Optimizer):
    """Adagrad whose epsilon is added to the root, and whose weight decay is part of the gradient."""

    def __init__(self, learning_rate=0.01, initial=0.0, epsilon=1e-10, weight_decay=0.0):
        super().__init__(learning_rate, name="adagrad")
        self.initial, self.epsilon, self.l2 = initial, epsilon, weight_decay

    def build(self, variables):
        if not self.built:
            super().build(variables)
            initializer = keras.initializers.Constant(self.initial)
            self.sums = [self.add_variable(variable.shape, initializer, variable.dtype, name="sum") for variable in variables]

    def update_step(self, gradient, variable, learning_rate):
        gradient = keras.ops.convert_to_tensor(gradient) + self.l2 * variable
        total = self.sums[self._get_variable_index(variable)]
        self.assign_add(total, gradient * gradient)
        self.assign_sub(variable, learning_rate * gradient / (keras.ops.sqrt(total) + self.epsilon))
