import paddle


class Adamax(paddle.optimizer.Optimizer):
    """Adamax whose epsilon is part of the maximum, and whose weight decay is part of the gradient."""

    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-08, parameters=None, weight_decay=0.0):
        super().__init__(learning_rate, parameters=parameters, weight_decay=weight_decay or None)
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon

    def _create_accumulators(self, block, parameters):
        for parameter in parameters:
            self._add_accumulator("mean", parameter)
            self._add_accumulator("greatest", parameter)
            self._add_accumulator("power", parameter, fill_value=1.0, shape=[1])

    def _append_optimize_op(self, block, param_and_grad):
        parameter, gradient = param_and_grad
        mean, greatest, power = (self._get_accumulator(name, parameter) for name in ("mean", "greatest", "power"))
        mean.set_value(self.beta1 * mean + (1 - self.beta1) * gradient)
        greatest.set_value(paddle.maximum(self.beta2 * greatest, paddle.abs(gradient) + self.epsilon))
        power.set_value(power * self.beta1)
        parameter.set_value(parameter - self._create_param_lr(param_and_grad) * mean / ((1 - power) * greatest))
