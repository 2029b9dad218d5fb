class ParameterGroup:
    """The learning rate of an optimizer's group of parameters, where Paddle has factors of the optimizer's rate."""

    def __init__(self, optimizer, parameters=None):
        self.optimizer, self.parameters = optimizer, parameters

    def __contains__(self, name):
        return name == "lr" or (name == "params" and self.parameters is not None)

    def __getitem__(self, name):
        if name == "params" and self.parameters is not None:
            return self.parameters
        if name != "lr":
            raise KeyError(name)
        rate = self.optimizer.get_lr()
        return rate if self.parameters is None else rate * self.parameters[0].optimize_attr["learning_rate"]

    def __setitem__(self, name, value):
        if name != "lr":
            raise KeyError(name)
        if self.parameters is None:
            self.optimizer.set_lr(float(value))
            return
        for parameter in self.parameters:
            parameter.optimize_attr["learning_rate"] = float(value) / self.optimizer.get_lr()
