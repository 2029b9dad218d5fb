class ReduceLROnPlateau(Callback):
    """Multiplies the learning rate when what is monitored has not got better for so many epochs."""

    def __init__(self, monitor="val_loss", factor=0.1, patience=10, mode="auto", min_delta=1e-4, cooldown=0, min_lr=0.0):
        self.monitor, self.factor, self.patience = monitor, factor, patience
        self.sign, self.min_delta, self.cooldown, self.min_lr = monitored_sign(monitor, mode), min_delta, cooldown, min_lr

    def on_train_begin(self, logs=None):
        self.wait, self.pause, self.best = 0, 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = self.sign * logs[self.monitor]
        if self.pause > 0:
            self.pause, self.wait = self.pause - 1, 0
        if self.best is None or value > self.best + self.min_delta:
            self.best, self.wait = value, 0
        elif self.pause == 0:
            self.wait += 1
            if self.wait >= self.patience:
                for group in self.model.training_plan.optimizer_of(self.model).param_groups:
                    if group["lr"] > self.min_lr:
                        group["lr"], self.pause, self.wait = max(group["lr"] * self.factor, self.min_lr), self.cooldown, 0
