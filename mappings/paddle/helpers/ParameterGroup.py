import math

import paddle


class ParameterGroup:
    """The learning rate and momentum of an optimizer's group of parameters, where Paddle has factors of the optimizer's rate."""

    def __init__(self, optimizer, parameters=None):
        self.optimizer, self.parameters = optimizer, parameters

    def __contains__(self, name):
        return name == "lr" or (name == "params" and self.parameters is not None)

    def __getitem__(self, name):
        if name == "params" and self.parameters is not None:
            return self.parameters
        if name == "momentum":
            return getattr(self.optimizer, self.momentum_name())
        if name != "lr":
            raise KeyError(name)
        rate = self.optimizer.get_lr()
        return rate if self.parameters is None else rate * self.parameters[0].optimize_attr["learning_rate"]

    def __setitem__(self, name, value):
        if name == "momentum":
            return self.set_momentum(float(value))
        if name != "lr":
            raise KeyError(name)
        if self.parameters is None:
            self.optimizer.set_lr(float(value))
            return
        for parameter in self.parameters:
            parameter.optimize_attr["learning_rate"] = float(value) / self.optimizer.get_lr()

    def momentum_name(self):
        for name in ("_momentum", "_beta1"):
            if hasattr(self.optimizer, name):
                return name
        raise ValueError("the optimizer was made without momentum, and can't be given one: make it with some")

    def set_momentum(self, value):
        """Also of Adam, whose corrections of bias are powers of the decay that holds now."""
        if self.momentum_name() == "_momentum":
            self.optimizer._momentum = value
            return
        for name, power in self.optimizer._accumulators.get("beta1_pow_acc", {}).items():
            other = self.optimizer._accumulators["beta2_pow_acc"][name].item()
            count = round(math.log(other) / math.log(self.optimizer._beta2)) if other > 0 else math.inf
            power.set_value(paddle.full(power.shape, value**count, power.dtype))
        self.optimizer._beta1 = value
