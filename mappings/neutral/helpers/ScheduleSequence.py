import bisect


class ScheduleSequence:
    """Steps one schedule after the other, each from its milestone on, which all begin with the learning rates that the first one found."""

    def __init__(self, schedules, milestones):
        self.schedules, self.milestones, self.last_epoch = list(schedules), list(milestones), 0
        self.groups = self.schedules[0].groups
        base_lrs = self.schedules[0].base_lrs
        for group, lr in zip(self.groups, base_lrs):
            group["lr"] = lr
        for schedule in self.schedules:
            schedule.base_lrs, schedule.last_epoch = list(base_lrs), -1
        self.schedules[0].step()

    def step(self):
        self.last_epoch += 1
        place = bisect.bisect_right(self.milestones, self.last_epoch)
        if place > 0 and self.milestones[place - 1] == self.last_epoch:
            self.schedules[place].last_epoch = -1
        self.schedules[place].step()

    def get_last_lr(self):
        return [group["lr"] for group in self.groups]

    def state_dict(self):
        return {"last_epoch": self.last_epoch, "schedules": [schedule.state_dict() for schedule in self.schedules]}

    def load_state_dict(self, state):
        self.last_epoch = state["last_epoch"]
        for schedule, one in zip(self.schedules, state["schedules"]):
            schedule.load_state_dict(one)
