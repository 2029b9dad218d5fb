import keras


class ParameterGroup:
    """The settings of an optimizer that may be changed between steps, under the names that they have in PyTorch."""

    def __init__(self, optimizer):
        self.optimizer = optimizer
        self.momentum = "beta_1" if hasattr(optimizer, "beta_1") else "momentum"

    def __getitem__(self, name):
        if name == "lr":
            return float(self.optimizer.learning_rate)
        if name == "momentum":
            return float(getattr(self.optimizer, self.momentum))
        raise KeyError(name)

    def __setitem__(self, name, value):
        if name == "lr":
            self.optimizer.learning_rate = value
        elif name == "momentum":
            old = getattr(self.optimizer, self.momentum)
            if isinstance(old, keras.Variable):
                old.assign(value)
            elif self.momentum == "momentum" and not old:
                raise ValueError("the optimizer was made without momentum, and can't be given one: make it with some")
            else:  # compiled steps ask a variable for its value each time
                setattr(self.optimizer, self.momentum, keras.Variable(value, trainable=False, name=self.momentum))
        else:
            raise KeyError(name)
