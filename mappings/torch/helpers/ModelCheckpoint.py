import torch


class ModelCheckpoint(Callback):
    """Saves the model's arrays after each epoch, or after those in which what is monitored got better."""

    def __init__(self, filepath, monitor="val_loss", save_best_only=False, mode="auto"):
        self.filepath, self.monitor, self.save_best_only = filepath, monitor, save_best_only
        self.sign, self.best = monitored_sign(monitor, mode), None

    def on_epoch_end(self, epoch, logs=None):
        value = self.sign * logs[self.monitor] if self.save_best_only else None
        if not self.save_best_only or self.best is None or value > self.best:
            self.best = value
            torch.save(self.model.state_dict(), self.filepath.format(epoch=epoch + 1, **logs))
