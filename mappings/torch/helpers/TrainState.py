import copy


class TrainState:
    """A model, the optimizer of its parameters, and what else belongs to its training."""

    def __init__(self, model, optimizer, **fields):
        self.model, self.optimizer = model, optimizer
        self.__dict__.update(fields)
        optimizer.steps_done = 0
        optimizer.register_step_post_hook(self.count)

    @staticmethod
    def count(optimizer, args, kwargs):
        optimizer.steps_done += 1

    @property
    def step(self):
        """How many steps the optimizer has done."""
        return self.optimizer.steps_done

    def replace(self, **fields):
        """The same model and optimizer with other fields."""
        changed = copy.copy(self)
        changed.__dict__.update(fields)
        return changed
