import keras


class ParameterGroup:
    """The settings of an optimizer that may be changed between steps, under the names that they have in PyTorch, and what else a group holds."""

    fixed = ("params", "betas", "eps", "weight_decay", "nesterov", "amsgrad", "dampening", "alpha", "rho", "centered", "maximize")

    def __init__(self, optimizer, others=None):
        self.optimizer, self.others = optimizer, {} if others is None else others
        self.momentum = "beta_1" if hasattr(optimizer, "beta_1") else "momentum"

    def __contains__(self, name):
        if name in self.fixed:
            raise KeyError(name)
        return name in ("lr", "momentum") and (name == "lr" or self.momentum == "momentum") or name in self.others

    def __getitem__(self, name):
        if name == "lr":
            return float(self.optimizer.learning_rate)
        if name == "momentum":
            return float(getattr(self.optimizer, self.momentum))
        return self.others[name]

    def get(self, name, default=None):
        return self[name] if name in self else default

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def __setitem__(self, name, value):
        if name in self.fixed:
            raise KeyError(name)
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
            self.others[name] = value
