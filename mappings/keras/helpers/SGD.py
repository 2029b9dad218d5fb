import keras


class SGD(keras.optimizers.SGD):
    """SGD whose weight decay is part of the gradient, and whose learning rate multiplies all that has gathered."""

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, weight_decay=0.0):
        super().__init__(learning_rate, float(momentum), nesterov)
        self.gathers, self.l2 = bool(momentum), weight_decay

    def build(self, variables):
        if not self.built:
            keras.optimizers.Optimizer.build(self, variables)
            self.momentums = [self.add_variable_from_reference(variable, name="momentum") for variable in variables if self.gathers]

    def update_step(self, gradient, variable, learning_rate):
        step = gradient + self.l2 * variable
        if self.gathers:
            gathered = self.momentums[self._get_variable_index(variable)]
            self.assign(gathered, self.momentum * gathered + step)
            step = step + self.momentum * gathered if self.nesterov else keras.ops.convert_to_tensor(gathered)
        self.assign_sub(variable, learning_rate * step)
