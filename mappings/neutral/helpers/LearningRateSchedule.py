class LearningRateSchedule:
    """Gives the groups of an optimizer their first learning rates times schedule(n), where n counts calls of step."""

    def __init__(self, groups, schedule, floor=0.0, relative=True, last=-1):
        if last != -1:
            raise ValueError("a schedule starts at its beginning, or where load_state_dict puts it")
        self.groups = groups
        self.schedules = list(schedule) if isinstance(schedule, (list, tuple)) else [schedule] * len(groups)
        self.floor, self.relative = floor, relative
        self.base_lrs = [group["lr"] for group in groups]
        self.last_epoch = last
        self.last_lrs = list(self.base_lrs)
        self.step()

    def step(self, epoch=None):
        before, self.last_epoch = self.last_epoch, self.last_epoch + 1 if epoch is None else epoch
        for i, group in enumerate(self.groups):
            base, lr = self.base_lrs[i], group["lr"]
            if self.relative and before >= 0 and lr != self.last_lrs[i]:  # somebody else changed it
                base = self.floor + (lr - self.floor) / float(self.schedules[i](before))
            group["lr"] = self.floor + (base - self.floor) * float(self.schedules[i](self.last_epoch))
            self.last_lrs[i] = group["lr"]

    def get_last_lr(self):
        return list(self.last_lrs)

    def state_dict(self):
        return {"last_epoch": self.last_epoch, "last_lrs": list(self.last_lrs), "base_lrs": list(self.base_lrs)}

    def load_state_dict(self, state):
        self.last_epoch, self.last_lrs, self.base_lrs = state["last_epoch"], list(state["last_lrs"]), list(state["base_lrs"])
