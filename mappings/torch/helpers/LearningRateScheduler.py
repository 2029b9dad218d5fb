import inspect


class LearningRateScheduler(Callback):
    """Sets the learning rate before each epoch to what a function of its number, and of the rate before, gives."""

    def __init__(self, schedule):
        self.schedule = schedule
        self.takes_rate = len(inspect.signature(schedule).parameters) > 1

    def on_epoch_begin(self, epoch, logs=None):
        for group in self.model.training_plan.optimizer_of(self.model).param_groups:
            group["lr"] = float(self.schedule(epoch, group["lr"]) if self.takes_rate else self.schedule(epoch))
