import paddle


class RMSprop(paddle.optimizer.Optimizer):
    """RMSprop whose epsilon is added to the root."""

    def __init__(self, learning_rate, decay=0.99, epsilon=1e-08, momentum=0.0, centered=False, parameters=None, weight_decay=0.0):
        super().__init__(learning_rate, parameters=parameters, weight_decay=weight_decay or None)
        self.decay, self.epsilon, self.momentum, self.centered = decay, epsilon, momentum, centered

    def _create_accumulators(self, block, parameters):
        for parameter in parameters:
            for name in ("square", "mean", "step"):
                self._add_accumulator(name, parameter)

    def _append_optimize_op(self, block, param_and_grad):
        parameter, gradient = param_and_grad
        square, mean, step = (self._get_accumulator(name, parameter) for name in ("square", "mean", "step"))
        square.set_value(self.decay * square + (1 - self.decay) * gradient * gradient)
        spread = square
        if self.centered:
            mean.set_value(self.decay * mean + (1 - self.decay) * gradient)
            spread = square - mean * mean
        step.set_value(self.momentum * step + gradient / (paddle.sqrt(spread) + self.epsilon))
        parameter.set_value(parameter - self._create_param_lr(param_and_grad) * step)
