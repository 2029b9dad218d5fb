import copy


class EarlyStopping(Callback):
    """Stops training when what is monitored has not got better for so many epochs."""

    def __init__(self, monitor="val_loss", min_delta=0, patience=0, mode="auto", restore_best_weights=False):
        self.monitor, self.min_delta, self.patience = monitor, abs(min_delta), patience
        self.sign = monitored_sign(monitor, mode)
        self.restore_best_weights = restore_best_weights

    def on_train_begin(self, logs=None):
        self.wait, self.best, self.best_weights = 0, None, None

    def on_epoch_end(self, epoch, logs=None):
        value = self.sign * logs[self.monitor]
        self.wait += 1
        if self.best is None or value > self.best + self.min_delta:
            self.best, self.wait = value, 0
            if self.restore_best_weights:
                self.best_weights = copy.deepcopy(self.model.state_dict())
        elif self.wait >= self.patience:
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.best_weights is not None:
            self.model.load_state_dict(self.best_weights)
