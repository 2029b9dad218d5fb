import keras


class OptimizerOfGroups:
    """Optimizers of one kind, each for a group of variables, with the settings that the group has of its own: make(**settings) gives one."""

    def __init__(self, groups, make):
        groups = list(groups)
        groups = groups if isinstance(groups[0], dict) else [{"params": groups}]
        self.optimizers, self.groups, self.others = [], [], []
        for group in groups:
            settings = {name: value for name, value in group.items() if name in ("lr", "betas", "eps", "momentum", "nesterov", "weight_decay", "amsgrad")}
            params = [group["params"]] if isinstance(group["params"], keras.Variable) else list(group["params"])
            self.optimizers.append(make(**settings))
            self.optimizers[-1].build(params)
            self.groups.append({id(variable): variable for variable in params})
            self.others.append({name: value for name, value in group.items() if name != "params" and name not in settings})

    @property
    def variables(self):
        return [variable for optimizer in self.optimizers for variable in optimizer.variables]

    def apply_gradients(self, grads_and_vars):
        pairs = list(grads_and_vars)
        for optimizer, group in zip(self.optimizers, self.groups):
            own = [(grad, variable) for grad, variable in pairs if grad is not None and id(variable) in group]
            if own:
                optimizer.apply_gradients(own)
