class ParameterGroup:
    """The settings of an optimizer that may be changed between steps, under the names that they have in PyTorch."""

    def __init__(self, optimizer):
        self.optimizer = optimizer

    def __getitem__(self, name):
        if name != "lr":
            raise KeyError(name)
        return float(self.optimizer.learning_rate)

    def __setitem__(self, name, value):
        if name != "lr":
            raise KeyError(name)
        self.optimizer.learning_rate = value
