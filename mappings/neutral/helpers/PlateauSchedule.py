import math


class PlateauSchedule:
    """Multiplies the learning rates of an optimizer's groups by factor when a value has not become better for more than patience calls of step."""

    def __init__(self, groups, mode="min", factor=0.1, patience=10, threshold=1e-4, threshold_mode="rel", cooldown=0, lowest=0, smallest=1e-8):
        self.groups, self.mode, self.factor, self.patience = groups, mode, factor, patience
        self.threshold, self.threshold_mode, self.cooldown, self.smallest = threshold, threshold_mode, cooldown, smallest
        self.min_lrs = list(lowest) if isinstance(lowest, (list, tuple)) else [lowest] * len(groups)
        self.best = math.inf if mode == "min" else -math.inf
        self.num_bad_epochs = self.cooldown_counter = self.last_epoch = 0

    def is_better(self, value):
        sign = 1 if self.mode == "max" else -1
        if self.threshold_mode == "rel":
            return sign * value > sign * self.best * (1 + sign * self.threshold)
        return sign * value > sign * self.best + self.threshold

    def step(self, metrics):
        value = float(metrics)
        self.last_epoch += 1
        if self.is_better(value):
            self.best, self.num_bad_epochs = value, 0
        else:
            self.num_bad_epochs += 1
        if self.cooldown_counter > 0:
            self.cooldown_counter, self.num_bad_epochs = self.cooldown_counter - 1, 0
        if self.num_bad_epochs > self.patience:
            self.reduce()
            self.cooldown_counter, self.num_bad_epochs = self.cooldown, 0

    def reduce(self):
        for group, lowest in zip(self.groups, self.min_lrs):
            lr = max(group["lr"] * self.factor, lowest)
            if group["lr"] - lr > self.smallest:
                group["lr"] = lr

    def get_last_lr(self):
        return [group["lr"] for group in self.groups]

    def state_dict(self):
        return {name: getattr(self, name) for name in ("best", "num_bad_epochs", "cooldown_counter", "last_epoch")}

    def load_state_dict(self, state):
        for name, value in state.items():
            setattr(self, name, value)
