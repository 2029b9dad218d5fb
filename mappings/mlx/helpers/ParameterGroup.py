class ParameterGroup:
    """The settings of an optimizer that may be changed between steps, under the names that they have in PyTorch."""

    def __init__(self, optimizer):
        self.optimizer = optimizer

    def __contains__(self, name):
        return name == "lr" or hasattr(self.optimizer, "betas" if name == "momentum" and hasattr(self.optimizer, "betas") else name)

    def __getitem__(self, name):
        if name not in self:
            raise KeyError(name)
        if name == "lr":
            return self.optimizer.learning_rate.item()
        if name == "momentum" and hasattr(self.optimizer, "betas"):
            return self.optimizer.betas[0]
        return getattr(self.optimizer, name)

    def __setitem__(self, name, value):
        if name not in self:
            raise KeyError(name)
        if name == "lr":
            self.optimizer.learning_rate = value
        elif name == "momentum" and hasattr(self.optimizer, "betas"):
            self.optimizer.betas = (value, self.optimizer.betas[1])
        else:
            setattr(self.optimizer, name, value)
